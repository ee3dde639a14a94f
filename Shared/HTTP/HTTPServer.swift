import CMicroHTTPD
import Glibc
import Synchronization

/// An HTTP/1.1 server on a few threads of its own. A handler gets complete requests and may answer later.
public final class HTTPServer: Sendable {
    /// Unchecked: libmicrohttpd lets any thread stop a daemon; the mutex around it sees to it that one does.
    private struct Daemon: @unchecked Sendable {
        let pointer: OpaquePointer
        let socket: ListeningSocket
    }

    private let address: String
    private let requestedPort: Int
    private let threads: Int
    private let core: ServerCore
    private let daemon = Mutex<Daemon?>(nil)

    /// A server for a numeric IP address and a port, 0 for any free one. ``start()`` opens it.
    public init(address: String, port: Int, threads: Int = 2, limits: HTTPLimits = HTTPLimits(), routes: [Route]) {
        self.address = address
        requestedPort = port
        self.threads = max(1, threads)
        core = ServerCore(routes: routes, limits: limits)
    }

    deinit { stop(within: 0) }

    /// The port that it listens on; nil when it does not.
    public var port: Int? { daemon.withLock { $0?.socket.port } }

    /// Listens and serves.
    public func start() throws(HTTPServerError) {
        let socket = try ListeningSocket(address: address, port: requestedPort)
        guard let pointer = launch(on: socket) else {
            socket.close()
            throw HTTPServerError(
                doing: "starting the HTTP server on port \(socket.port)", reason: "no thread or memory")
        }
        core.slowClients.start()
        daemon.withLock { $0 = Daemon(pointer: pointer, socket: socket) }
    }

    /// Accepts no more, refuses new requests, gives those in hand `seconds` to be answered, answers the rest 503, and
    /// closes all connections.
    public func stop(within seconds: Double = 5) {
        guard
            let daemon = daemon.withLock({ daemon in
                defer { daemon = nil }
                return daemon
            })
        else { return }
        core.beginStopping()
        MHD_quiesce_daemon(daemon.pointer)
        waitForAnswers(seconds)
        core.answerAll(.stopping)
        waitForAnswers(1)
        core.slowClients.stop()
        MHD_stop_daemon(daemon.pointer)
        daemon.socket.close()
    }

    private func launch(on socket: ListeningSocket) -> OpaquePointer? {
        let limits = core.limits
        var options = [
            option(.LISTEN_SOCKET, Int(socket.descriptor)),
            option(.CONNECTION_LIMIT, max(limits.connections, threads)),
            option(.CONNECTION_MEMORY_LIMIT, limits.head),
            option(.CONNECTION_TIMEOUT, limits.idleSeconds),
            // SIGPIPE is ignored by every program of ours, so libmicrohttpd need not guard each write against it.
            option(.SIGPIPE_HANDLED_BY_APP, 1),
        ]
        // A pool of one is no pool to libmicrohttpd.
        if threads > 1 { options.append(option(.THREAD_POOL_SIZE, threads)) }
        options.append(option(.END, 0))
        let flags = MHD_USE_EPOLL_INTERNAL_THREAD.rawValue | MHD_ALLOW_SUSPEND_RESUME.rawValue
        let context = Unmanaged.passUnretained(core).toOpaque()
        return dateline_mhd_start(flags, handleRequest, requestCompleted, connectionChanged, context, options)
    }

    private func option(_ option: MHD_OPTION, _ value: Int) -> MHD_OptionItem {
        MHD_OptionItem(option: option, value: value, ptr_value: nil)
    }

    private func waitForAnswers(_ seconds: Double) {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while core.inHand > 0 && ContinuousClock.now < deadline { usleep(2000) }
    }
}
