import CMicroHTTPD

/// One run of libmicrohttpd on a listening socket. A server has one; beside it stand, for a while, those from before its
/// certificate was renewed, which finish with the clients they have.
///
/// Unchecked: libmicrohttpd lets any thread quiesce or stop a daemon; ``HTTPServer`` does each once.
final class Daemon: @unchecked Sendable {
    let core: ServerCore
    private let pointer: OpaquePointer
    /// PEM as C strings, which libmicrohttpd does not copy.
    private let pems: [UnsafeMutablePointer<CChar>]

    /// Serves with `core`; nil where there is no thread or memory, or GnuTLS does not take the credentials.
    init?(on socket: ListeningSocket, threads: Int, core: ServerCore, credentials: TLSCredentials?) {
        let limits = core.limits
        var options = [
            Self.option(.LISTEN_SOCKET, Int(socket.descriptor)),
            Self.option(.CONNECTION_LIMIT, max(limits.connections, threads) + limits.spareConnections),
            // Requests without a host, or with spaces where there must be none, are refused.
            Self.option(.STRICT_FOR_CLIENT, 1),
            Self.option(.CONNECTION_MEMORY_LIMIT, limits.head),
            Self.option(.CONNECTION_TIMEOUT, limits.idleSeconds),
            // SIGPIPE is ignored by every program of ours, so libmicrohttpd need not guard each write against it.
            Self.option(.SIGPIPE_HANDLED_BY_APP, 1),
        ]
        // A pool of one is no pool to libmicrohttpd.
        if threads > 1 { options.append(Self.option(.THREAD_POOL_SIZE, threads)) }
        var flags = MHD_USE_EPOLL_INTERNAL_THREAD.rawValue | MHD_ALLOW_SUSPEND_RESUME.rawValue
        if let credentials {
            flags |= MHD_USE_TLS.rawValue
            pems = [credentials.certificate, credentials.key, Array(Self.protocols.utf8)].map(Self.text)
            options += zip([.HTTPS_MEM_CERT, .HTTPS_MEM_KEY, .HTTPS_PRIORITIES], pems).map {
                MHD_OptionItem(option: $0, value: 0, ptr_value: $1)
            }
        } else {
            pems = []
        }
        options.append(Self.option(.END, 0))
        self.core = core
        let context = Unmanaged.passUnretained(core).toOpaque()
        guard
            let pointer = dateline_mhd_start(
                flags, handleRequest, requestCompleted, connectionChanged, context, options)
        else {
            for pem in pems { pem.deallocate() }
            return nil
        }
        self.pointer = pointer
    }

    /// TLS 1.2 and 1.3, in GnuTLS's words; older ones are broken.
    private static let protocols = "SECURE128:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2"

    /// Accepts no more connections; the socket stays open.
    func quiesce() { MHD_quiesce_daemon(pointer) }

    /// Closes all connections and ends. No request may be waiting for its answer.
    func stop() {
        MHD_stop_daemon(pointer)
        for pem in pems { pem.deallocate() }
    }

    private static func option(_ option: MHD_OPTION, _ value: Int) -> MHD_OptionItem {
        MHD_OptionItem(option: option, value: value, ptr_value: nil)
    }

    private static func text(_ bytes: [UInt8]) -> UnsafeMutablePointer<CChar> {
        let text = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
        for (place, byte) in (bytes + [0]).enumerated() { text[place] = CChar(bitPattern: byte) }
        return text
    }
}
