import Dispatch
import Glibc
import Synchronization

/// An HTTP/1.1 server on a few threads of its own. A handler gets complete requests and may answer later.
public final class HTTPServer: Sendable {
    private struct State {
        var socket: ListeningSocket?
        /// The last accepts connections; those before it only finish with theirs.
        var daemons: [Daemon] = []
    }

    private let address: String
    private let requestedPort: Int
    private let threads: Int
    private let shared: ServerCore.Shared
    private let credentials: TLSCredentials?
    private let state = Mutex(State())

    /// A server for a numeric IP address and a port, 0 for any free one; with `credentials` it speaks TLS and nothing
    /// else. ``start()`` opens it.
    public init(
        address: String, port: Int, threads: Int = 2, limits: HTTPLimits = HTTPLimits(),
        credentials: TLSCredentials? = nil, routes: [Route]
    ) {
        self.address = address
        requestedPort = port
        self.threads = max(1, threads)
        self.credentials = credentials
        shared = ServerCore.Shared(routes: routes, limits: limits)
    }

    deinit { stop(within: 0) }

    /// The port that it listens on; nil when it does not.
    public var port: Int? { state.withLock { $0.socket?.port } }

    /// Listens and serves.
    public func start() throws(HTTPServerError) {
        try OpenFiles.allow(shared.limits.connections + shared.limits.spareConnections)
        let socket = try ListeningSocket(address: address, port: requestedPort)
        do {
            let daemon = try launch(on: socket, credentials)
            shared.slowClients.start()
            state.withLock { $0 = State(socket: socket, daemons: [daemon]) }
        } catch {
            socket.close()
            throw error
        }
    }

    /// Shows new connections these credentials. Those that stand are not touched: each ends with its next answer, or when
    /// it has been idle for long enough.
    public func renew(_ credentials: TLSCredentials) throws(HTTPServerError) {
        guard let socket = state.withLock({ $0.socket }) else { return }
        let daemon = try launch(on: socket, credentials)
        let before = state.withLock { state in
            // Stopped meanwhile: there is nothing to go on with.
            guard let last = state.daemons.last else { return daemon }
            state.daemons.append(daemon)
            return last
        }
        before.core.retire()
        before.quiesce()
        if before === daemon { daemon.stop() }
        endRetired()
    }

    /// Accepts no more, refuses new requests, gives those in hand `seconds` to be answered, answers the rest 503, and
    /// closes all connections.
    public func stop(within seconds: Double = 5) {
        let last = state.withLock { state in
            defer { state = State() }
            return state
        }
        guard let socket = last.socket else { return }
        for daemon in last.daemons { daemon.core.beginStopping() }
        last.daemons.last?.quiesce()
        last.daemons.waitForAnswers(seconds)
        for daemon in last.daemons { daemon.core.answerAll(.stopping) }
        last.daemons.waitForAnswers(1)
        shared.slowClients.stop()
        disconnect(last.daemons)
        for daemon in last.daemons { daemon.stop() }
        socket.close()
    }

    /// Closes all connections, in two seconds at most, before libmicrohttpd does: up to 0.9.75 it reads through a null pointer
    /// where it refuses a broken request while it is being stopped, so nobody may be sending one then.
    private func disconnect(_ daemons: [Daemon]) {
        let deadline = ContinuousClock.now + .seconds(2)
        while daemons.contains(where: { $0.core.connections > 0 }) && ContinuousClock.now < deadline {
            shared.slowClients.cutOffAll()
            usleep(1000)
        }
    }

    private func launch(on socket: ListeningSocket, _ credentials: TLSCredentials?) throws(HTTPServerError) -> Daemon {
        let core = ServerCore(shared)
        if let daemon = Daemon(on: socket, threads: threads, core: core, credentials: credentials) { return daemon }
        throw HTTPServerError(
            doing: "starting the HTTP server on port \(socket.port)",
            reason: credentials == nil ? "no thread or memory" : "GnuTLS does not take the certificate or the key")
    }

    /// Ends the daemons whose last client has gone, now and every second until there are none.
    private func endRetired() {
        let ended = state.withLock { state in
            let ended = state.daemons.dropLast().filter { $0.core.connections == 0 }
            state.daemons.removeAll { daemon in ended.contains { $0 === daemon } }
            return ended
        }
        for daemon in ended { daemon.stop() }
        guard state.withLock({ $0.daemons.count > 1 }) else { return }
        DispatchQueue.global().asyncAfter(deadline: .now() + 1) { [weak self] in self?.endRetired() }
    }
}

extension [Daemon] {
    fileprivate func waitForAnswers(_ seconds: Double) {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while contains(where: { $0.core.inHand > 0 }) && ContinuousClock.now < deadline { usleep(2000) }
    }
}
