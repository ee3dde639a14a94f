import Glibc

/// Plain sockets of this machine.
enum Sockets {
    /// A socket that listens, and its port.
    static func listen() throws -> (socket: Int32, port: Int) {
        let port = FreePort.find()
        let listener = make()
        let isBound = withAddress(port) { bind(listener, $0, $1) == 0 }
        guard isBound, Glibc.listen(listener, 512) == 0 else {
            throw Stage.Failure(description: "cannot listen: \(String(cString: strerror(errno)))")
        }
        return (listener, port)
    }

    /// The next connection; nil when the socket is closed.
    static func accept(_ listener: Int32) -> Int32? {
        while true {
            let client = Glibc.accept(listener, nil, nil)
            if client >= 0 { return prepared(client) }
            guard errno == EINTR || errno == ECONNABORTED else { return nil }
        }
    }

    /// A connection to a port; nil when there is none.
    static func connect(to port: Int) -> Int32? {
        let connection = make()
        if withAddress(port, { Glibc.connect(connection, $0, $1) == 0 }) { return prepared(connection) }
        close(connection)
        return nil
    }

    /// What has come; nil at the end.
    static func receive(_ socket: Int32) -> [UInt8]? {
        let piece = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
            count = max(0, recv(socket, buffer.baseAddress, buffer.count, 0))
        }
        return piece.isEmpty ? nil : piece
    }

    /// One frame of Kafka's protocol: its size in four bytes, and as many more. Nil at the end.
    static func receiveFrame(_ socket: Int32) -> [UInt8]? {
        guard let head = receive(socket, exactly: 4) else { return nil }
        let size = head.reduce(0) { $0 << 8 | Int($1) }
        return receive(socket, exactly: size).map { head + $0 }
    }

    private static func receive(_ socket: Int32, exactly count: Int) -> [UInt8]? {
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let read = recv(socket, buffer.baseAddress?.advanced(by: filled), count - filled, 0)
                guard read > 0 else { return }
                filled += read
            }
        }
        return bytes.count == count ? bytes : nil
    }

    /// Sends all; false when that cannot be done.
    static func send(_ bytes: [UInt8], to socket: Int32) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var sent = 0
            while sent < buffer.count {
                let count = Glibc.send(
                    socket, buffer.baseAddress?.advanced(by: sent), buffer.count - sent, Int32(MSG_NOSIGNAL))
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }
    }

    /// Ends a connection; whoever waits for it goes on.
    static func end(_ socket: Int32) { shutdown(socket, Int32(SHUT_RDWR)) }

    static func close(_ socket: Int32) { Glibc.close(socket) }

    /// Closed in the programs that the tests start.
    private static func make() -> Int32 {
        socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    }

    private static func prepared(_ socket: Int32) -> Int32 {
        var yes: Int32 = 1
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
        _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
        return socket
    }

    private static func withAddress<Value>(
        _ port: Int, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Value
    ) -> Value {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
