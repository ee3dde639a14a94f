import Glibc
import Service

/// One GET over HTTP/1.0, so that the image needs no other program for its health checks.
struct HTTPGet {
    /// An answer.
    struct Answer: Equatable {
        let status: Int
        let body: String
    }

    /// Why there is none.
    struct NoAnswer: Error, CustomStringConvertible {
        let description: String
    }

    private let address: HTTPAddress
    private let time: timeval

    /// A request to `address`; connecting, and each wait after it, may take `seconds`.
    init(_ address: HTTPAddress, seconds: Int) {
        self.address = address
        time = timeval(tv_sec: seconds, tv_usec: 0)
    }

    /// Asks.
    func answer() throws(NoAnswer) -> Answer {
        let socket = try connected()
        defer { close(socket) }
        let request = "GET \(address.path) HTTP/1.0\r\nHost: \(address.host)\r\n\r\n"
        guard send(socket, request, request.utf8.count, Int32(MSG_NOSIGNAL)) == request.utf8.count else {
            throw failure("send")
        }
        var reply: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4096)
        while reply.count < 1 << 20 {
            let count = recv(socket, &piece, piece.count, 0)
            guard count >= 0 else { throw failure("receive") }
            if count == 0 { break }
            reply += piece[..<count]
        }
        guard let answer = Answer(reply: String(decoding: reply, as: UTF8.self)) else {
            throw NoAnswer(description: "\(address.host):\(address.port) does not answer in HTTP")
        }
        return answer
    }

    /// A socket connected to the first of the host's addresses that takes it.
    private func connected() throws(NoAnswer) -> Int32 {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(address.host, address.port, &hints, &list)
        guard code == 0 else { throw NoAnswer(description: "\(address.host): \(String(cString: gai_strerror(code)))") }
        defer { freeaddrinfo(list) }
        var next = list
        while let candidate = next?.pointee {
            let socket = socket(candidate.ai_family, candidate.ai_socktype, candidate.ai_protocol)
            if socket >= 0 {
                limit(socket)
                if connect(socket, candidate.ai_addr, candidate.ai_addrlen) == 0 { return socket }
                close(socket)
            }
            next = candidate.ai_next
        }
        throw failure("connect")
    }

    /// On Linux the limit for sending holds for connecting, too.
    private func limit(_ socket: Int32) {
        var time = time
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &time, size)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &time, size)
    }

    private func failure(_ action: String) -> NoAnswer {
        NoAnswer(description: "\(address.host):\(address.port): \(action): \(String(cString: strerror(errno)))")
    }
}

extension HTTPGet.Answer {
    /// Reads a whole reply; nil when it is not HTTP.
    init?(reply: String) {
        let words = reply.prefix { $0 != "\r\n" }.split(separator: " ")
        guard words.count >= 2, words[0].hasPrefix("HTTP/"), let status = Int(words[1]) else { return nil }
        self.status = status
        body = reply.firstRange(of: "\r\n\r\n").map { String(reply[$0.upperBound...]) } ?? ""
    }
}
