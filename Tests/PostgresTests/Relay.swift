import Foundation
import Synchronization

/// A TCP relay to the database that can be frozen: afterwards it accepts connections and bytes, and passes nothing on,
/// as a server under SIGSTOP does.
final class Relay: Sendable {
    let port: UInt16
    private let listener: Int32
    private let target: (host: String, port: UInt16)
    private let frozen = Atomic(false)
    private let open = Mutex<[Int32]>([])

    init(to host: String, _ port: UInt16) throws {
        target = (host, port)
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = Self.address("127.0.0.1", 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                bind(listener, raw, length) == 0 && listen(listener, 8) == 0 && getsockname(listener, raw, &length) == 0
            }
        }
        guard bound else { throw POSIXError(.EADDRINUSE) }
        self.listener = listener
        self.port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { [self] in acceptAll() }
    }

    func freeze() { frozen.store(true, ordering: .releasing) }

    func close() {
        shutdown(listener, Int32(SHUT_RDWR))
        Glibc.close(listener)
        open.withLock { for descriptor in $0 { shutdown(descriptor, Int32(SHUT_RDWR)) } }
    }

    private func acceptAll() {
        while true {
            let client = accept(listener, nil, nil)
            guard client >= 0 else { return }
            let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            open.withLock { $0 += [client, server] }
            var address = Self.address(target.host, target.port)
            _ = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(server, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            Thread.detachNewThread { [self] in pass(from: client, to: server) }
            Thread.detachNewThread { [self] in pass(from: server, to: client) }
        }
    }

    private func pass(from source: Int32, to sink: Int32) {
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = read(source, &buffer, buffer.count)
            if count <= 0 { break }
            while frozen.load(ordering: .acquiring) { usleep(20_000) }
            guard write(sink, buffer, count) == count else { break }
        }
        shutdown(sink, Int32(SHUT_RDWR))
    }

    private static func address(_ host: String, _ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        inet_pton(AF_INET, host, &address.sin_addr)
        return address
    }
}
