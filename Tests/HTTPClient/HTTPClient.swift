import Foundation

/// A client for tests: one connection, over which bytes are sent as they stand, so that broken requests can be too.
public final class HTTPClient {
    /// An answer as it came.
    public struct Answer {
        /// The status code.
        public let status: Int
        /// Header names in lower case.
        public let headers: [String: String]
        /// The body.
        public let body: [UInt8]
        /// The body as text.
        public var text: String { String(decoding: body, as: UTF8.self) }
    }

    /// What went wrong.
    public struct Failure: Error {
        let reason: String
    }

    private let socket: Int32
    private var buffer: [UInt8] = []
    /// What speaks TLS for this client.
    private var cipher: Process?

    /// Connects to a port of this machine; reads wait at most `seconds`.
    public init(port: Int, seconds: Int = 300) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var time = timeval(tv_sec: seconds, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        if result != 0 { throw Failure(reason: "connect: \(String(cString: strerror(errno)))") }
    }

    /// Connects by TLS, trusting whom the file `authority` names: `openssl s_client` carries the bytes. Where the server
    /// cannot be trusted, the connection is closed before the first answer.
    public init(tls port: Int, authority: String, options: [String] = [], seconds: Int = 300) throws {
        var ends: [Int32] = [0, 0]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0 else {
            throw Failure(reason: "socketpair: \(String(cString: strerror(errno)))")
        }
        socket = ends[0]
        _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
        var time = timeval(tv_sec: seconds, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        let end = FileHandle(fileDescriptor: ends[1], closeOnDealloc: false)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments =
            ["s_client", "-quiet", "-connect", "127.0.0.1:\(port)", "-CAfile", authority, "-verify_return_error"]
            + ["-verify_ip", "127.0.0.1"] + options
        process.standardInput = end
        process.standardOutput = end
        process.standardError = FileHandle.nullDevice
        try process.run()
        // The process has its own: while this one were open, nobody would see the connection's end.
        try end.close()
        cipher = process
    }

    deinit {
        close(socket)
        // Threads that tests run on block SIGTERM, and a new process inherits that.
        if let cipher { kill(cipher.processIdentifier, SIGKILL) }
    }

    /// Sends one request and reads its answer.
    public func request(
        _ method: String, _ path: String, headers: [String: String] = [:], body: [UInt8]? = nil
    ) throws -> Answer {
        var head = "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\n"
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        if let body { head += "Content-Length: \(body.count)\r\n" }
        try send(Array((head + "\r\n").utf8) + (body ?? []))
        return try answer(withBody: method != "HEAD")
    }

    /// Sends bytes as they stand.
    public func send(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { throw Failure(reason: "send: \(String(cString: strerror(errno)))") }
            rest = rest.dropFirst(count)
        }
    }

    /// Sends text as it stands.
    public func send(_ text: String) throws { try send(Array(text.utf8)) }

    /// Reads one answer.
    public func answer(withBody: Bool = true) throws -> Answer {
        let separator = Array("\r\n\r\n".utf8)
        while buffer.firstRange(of: separator) == nil { try receive() }
        guard let end = buffer.firstRange(of: separator) else { throw Failure(reason: "no head") }
        let lines = String(decoding: buffer[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
        buffer.removeSubrange(..<end.upperBound)
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            headers[parts[0].lowercased()] = parts.count == 2 ? parts[1].drop { $0 == " " }.description : ""
        }
        let status = Int(lines[0].split(separator: " ")[1]) ?? 0
        let length = withBody && status >= 200 ? Int(headers["content-length"] ?? "0") ?? 0 : 0
        while buffer.count < length { try receive() }
        defer { buffer.removeFirst(length) }
        return Answer(status: status, headers: headers, body: Array(buffer[..<length]))
    }

    /// Whether the server closes the connection before sending another byte.
    public func isClosed() -> Bool {
        var byte: UInt8 = 0
        let count = recv(socket, &byte, 1, 0)
        return count == 0 || count < 0 && errno == ECONNRESET
    }

    /// Ends the sending: the server sees an end, and may still answer.
    public func endSending() { shutdown(socket, Int32(SHUT_WR)) }

    /// Ends the sending, and reads all that comes until the server closes the connection too, or sends nothing for `patience`
    /// milliseconds: an end that comes with the last bytes goes unseen by some servers. Leaves nothing of the connection
    /// behind in the system, so that there may be very many of them.
    public func rest(patience: Int32) throws -> [UInt8] {
        var request = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        poll(&request, 1, 1)
        endSending()
        var piece = [UInt8](repeating: 0, count: 65_536)
        while poll(&request, 1, patience) == 1 {
            let count = recv(socket, &piece, piece.count, 0)
            if count <= 0 { break }
            buffer.append(contentsOf: piece[..<count])
        }
        var reset = linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &reset, socklen_t(MemoryLayout<linger>.size))
        defer { buffer = [] }
        return buffer
    }

    private func receive() throws {
        var piece = [UInt8](repeating: 0, count: 65_536)
        let count = recv(socket, &piece, piece.count, 0)
        if count == 0 { throw Failure(reason: "the server closed the connection") }
        if count < 0 { throw Failure(reason: "receive: \(String(cString: strerror(errno)))") }
        buffer.append(contentsOf: piece[..<count])
    }
}
