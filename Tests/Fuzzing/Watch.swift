import Dispatch
import Glibc
import Synchronization

/// Ends the process when something takes too long: what hangs in the midst of a reader cannot be ended otherwise.
final class Watch: Sendable {
    private let began = Mutex(ContinuousClock.now)
    private let timer = Mutex<DispatchSourceTimer?>(nil)

    init(patience: Duration, report: @escaping @Sendable () -> Void) {
        timer.withLock { timer in
            let source = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "fuzz-watch"))
            source.schedule(deadline: .now() + 1, repeating: 1)
            source.setEventHandler { [weak self] in
                guard let self, ContinuousClock.now - began.withLock({ $0 }) > patience else { return }
                report()
                abort()
            }
            source.activate()
            timer = source
        }
    }

    func begin() { began.withLock { $0 = .now } }

    func end() { timer.withLock { $0?.cancel() } }
}
