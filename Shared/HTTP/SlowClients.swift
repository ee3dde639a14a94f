import Dispatch
import Glibc
import Synchronization

/// Cuts off connections whose request does not come whole in time: libmicrohttpd's own time-out begins anew with every
/// byte, so a client that sends one a minute would hold its connection for ever.
final class SlowClients: Sendable {
    private let deadlines = Mutex<[Int32: ContinuousClock.Instant]>([:])
    private let limit: Duration
    private let idle: Duration
    private let timer = Mutex<DispatchSourceTimer?>(nil)

    init(limits: HTTPLimits) {
        limit = .seconds(limits.requestSeconds)
        idle = .seconds(limits.idleSeconds)
    }

    func start() {
        timer.withLock { timer in
            let new = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "slow-clients"))
            new.schedule(deadline: .now() + 1, repeating: 1)
            new.setEventHandler { [weak self] in self?.cutOff(.now) }
            new.activate()
            timer = new
        }
    }

    func stop() { timer.withLock { $0?.cancel() } }

    /// A connection's first request begins.
    func opened(_ socket: Int32) { deadlines.withLock { $0[socket] = .now + limit } }

    /// The request is there; the answer may take its time.
    func received(_ socket: Int32) { deadlines.withLock { $0[socket] = nil } }

    /// The answer is out; the next request may be a while in coming.
    func answered(_ socket: Int32) { deadlines.withLock { $0[socket] = .now + idle + limit } }

    /// Called before the socket's number can be given to another.
    func closed(_ socket: Int32) { deadlines.withLock { $0[socket] = nil } }

    private func cutOff(_ now: ContinuousClock.Instant) {
        // Under the lock, so that no socket is closed and its number used again in between.
        deadlines.withLock { deadlines in
            for (socket, deadline) in deadlines where deadline < now {
                shutdown(socket, Int32(SHUT_RDWR))
                deadlines[socket] = nil
            }
        }
    }
}
