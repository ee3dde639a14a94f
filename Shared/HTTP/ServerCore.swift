import CMicroHTTPD
import Synchronization

/// What all connections of a daemon share; the context of libmicrohttpd's callbacks.
final class ServerCore: Sendable {
    /// What all daemons of a server share.
    struct Shared: Sendable {
        let routes: RouteTable
        let limits: HTTPLimits
        let bodies: BodyBudget
        let slowClients: SlowClients

        init(routes: [Route], limits: HTTPLimits) {
            self.routes = RouteTable(routes)
            self.limits = limits
            bodies = BodyBudget(limit: limits.bufferedBodies)
            slowClients = SlowClients(limits: limits)
        }
    }

    private let shared: Shared
    private let stopping = Atomic(false)
    private let retired = Atomic(false)
    private let open = Atomic(0)
    private let pending = Mutex<[ObjectIdentifier: PendingAnswer]>([:])

    init(_ shared: Shared) { self.shared = shared }

    var routes: RouteTable { shared.routes }
    var limits: HTTPLimits { shared.limits }
    var bodies: BodyBudget { shared.bodies }
    var slowClients: SlowClients { shared.slowClients }

    var isStopping: Bool { stopping.load(ordering: .relaxed) }

    /// Whether an answer is the connection's last.
    var isClosing: Bool { isStopping || retired.load(ordering: .relaxed) }

    /// From now on every new request is refused.
    func beginStopping() { stopping.store(true, ordering: .relaxed) }

    /// Another daemon takes the new connections: from now on each answer closes its own.
    func retire() { retired.store(true, ordering: .relaxed) }

    /// How many clients are connected.
    var connections: Int { open.load(ordering: .relaxed) }

    func connected(_ socket: Int32) {
        open.add(1, ordering: .relaxed)
        slowClients.opened(socket)
    }

    func disconnected(_ socket: Int32) {
        open.subtract(1, ordering: .relaxed)
        slowClients.closed(socket)
    }

    /// How many requests have begun and are not answered to the last byte.
    var inHand: Int { pending.withLock { $0.count } }

    /// Answers all who still wait.
    func answerAll(_ response: Response) {
        for answer in pending.withLock({ Array($0.values) }) { answer.give(response) }
    }

    func began(_ exchange: Exchange) { pending.withLock { $0[ObjectIdentifier(exchange)] = exchange.answer } }

    func ended(_ exchange: Exchange) { pending.withLock { $0[ObjectIdentifier(exchange)] = nil } }
}
