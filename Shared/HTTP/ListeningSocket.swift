import Glibc

/// A TCP socket that accepts connections.
struct ListeningSocket: Sendable {
    let descriptor: Int32

    /// Binds to a numeric IP address and a port, 0 for any free one.
    init(address: String, port: Int) throws(HTTPServerError) {
        let place = address.contains(":") ? "[\(address)]:\(port)" : "\(address):\(port)"
        var hints = addrinfo()
        hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(address, String(port), &hints, &found) == 0, let found else {
            throw HTTPServerError(doing: "listening on \(place)", reason: "'\(address)' is not an IP address")
        }
        defer { freeaddrinfo(found) }
        descriptor = try Self.bind(found.pointee, place)
    }

    private static func bind(_ target: addrinfo, _ place: String) throws(HTTPServerError) -> Int32 {
        let kind = target.ai_socktype | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(target.ai_family, kind, target.ai_protocol)
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        guard descriptor >= 0, Glibc.bind(descriptor, target.ai_addr, target.ai_addrlen) == 0,
            listen(descriptor, 1024) == 0
        else {
            let code = errno
            if descriptor >= 0 { Glibc.close(descriptor) }
            throw HTTPServerError(doing: "listening on \(place)", reason: String(cString: strerror(code)))
        }
        return descriptor
    }

    /// The port that it is bound to.
    var port: Int {
        var address = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(descriptor, $0, &size) }
            // The port stands at the same place in the addresses of both families.
            return pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                Int(UInt16(bigEndian: $0.pointee.sin_port))
            }
        }
    }

    func close() { Glibc.close(descriptor) }
}

/// A server that cannot start.
public struct HTTPServerError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was tried, as "listening on 127.0.0.1:80".
    public let doing: String
    /// Why it failed.
    public let reason: String

    /// Both.
    public var description: String { "\(doing): \(reason)" }
}
