import CMicroHTTPD
import Synchronization

/// What all connections of a server share; the context of libmicrohttpd's callbacks.
final class ServerCore: Sendable {
    let routes: RouteTable
    let limits: HTTPLimits
    let bodies: BodyBudget
    let slowClients: SlowClients
    private let stopping = Atomic(false)
    private let pending = Mutex<[ObjectIdentifier: PendingAnswer]>([:])

    init(routes: [Route], limits: HTTPLimits) {
        self.routes = RouteTable(routes)
        self.limits = limits
        bodies = BodyBudget(limit: limits.bufferedBodies)
        slowClients = SlowClients(limits: limits)
    }

    var isStopping: Bool { stopping.load(ordering: .relaxed) }

    /// From now on every new request is refused.
    func beginStopping() { stopping.store(true, ordering: .relaxed) }

    /// How many requests have begun and are not answered to the last byte.
    var inHand: Int { pending.withLock { $0.count } }

    /// Answers all who still wait.
    func answerAll(_ response: Response) {
        for answer in pending.withLock({ Array($0.values) }) { answer.give(response) }
    }

    func began(_ exchange: Exchange) { pending.withLock { $0[ObjectIdentifier(exchange)] = exchange.answer } }

    func ended(_ exchange: Exchange) { pending.withLock { $0[ObjectIdentifier(exchange)] = nil } }
}
