import Dispatch
import Glibc
import Synchronization

/// Cuts off connections whose request does not come whole in time, or whose answer is not taken: libmicrohttpd's own
/// time-out begins anew with every byte, so a client that sends or reads one a minute would hold its connection for ever.
/// When there are too many connections, the one that has waited longest goes, whatever its time.
final class SlowClients: Sendable {
    private struct State {
        var deadlines: [Int32: ContinuousClock.Instant] = [:]
        var open = 0

        /// Cuts a connection off; its `closed` follows.
        mutating func cutOff(_ socket: Int32) {
            shutdown(socket, Int32(SHUT_RDWR))
            deadlines[socket] = nil
        }
    }

    // Sockets are cut off under the lock, so that none is closed and its number used again in between.
    private let state = Mutex(State())
    private let limits: HTTPLimits
    private let timer = Mutex<DispatchSourceTimer?>(nil)

    init(limits: HTTPLimits) { self.limits = limits }

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

    /// Cuts off everybody whose request is not being answered.
    func cutOffAll() {
        state.withLock { state in
            for socket in state.deadlines.keys { state.cutOff(socket) }
        }
    }

    /// A connection's first request begins.
    func opened(_ socket: Int32) {
        state.withLock { state in
            state.open += 1
            if state.open > limits.connections, let (longest, _) = state.deadlines.min(by: { $0.value < $1.value }) {
                state.cutOff(longest)
            }
            state.deadlines[socket] = .now + .seconds(limits.requestSeconds)
        }
    }

    /// The request is there; making the answer may take its time.
    func received(_ socket: Int32) { state.withLock { $0.deadlines[socket] = nil } }

    /// The answer is on its way.
    func answering(_ socket: Int32, bytes: Int) { wait(for: socket, bytes / limits.answerBytesPerSecond) }

    /// The answer is out; the next request may be a while in coming.
    func answered(_ socket: Int32) { wait(for: socket, limits.idleSeconds) }

    /// Called before the socket's number can be given to another.
    func closed(_ socket: Int32) {
        state.withLock { state in
            state.open -= 1
            state.deadlines[socket] = nil
        }
    }

    private func wait(for socket: Int32, _ seconds: Int) {
        state.withLock { $0.deadlines[socket] = .now + .seconds(seconds + limits.requestSeconds) }
    }

    private func cutOff(_ now: ContinuousClock.Instant) {
        state.withLock { state in
            for (socket, deadline) in state.deadlines where deadline < now { state.cutOff(socket) }
        }
    }
}
