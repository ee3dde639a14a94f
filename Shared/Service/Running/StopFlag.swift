import Dispatch
import Synchronization

/// Tells a thread to end, and lets it wait for that instead of sleeping.
public final class StopFlag: Sendable {
    private let raised = Atomic(false)
    private let gate = DispatchSemaphore(value: 0)

    /// Not raised.
    public init() {}

    /// Whether the thread should end.
    public var isRaised: Bool { raised.load(ordering: .acquiring) }

    /// Raises the flag and wakes all who wait for it.
    public func raise() {
        raised.store(true, ordering: .releasing)
        gate.signal()
    }

    /// Waits for `time`, or until the flag is raised. Returns whether it is.
    @discardableResult
    public func wait(_ time: Duration) -> Bool {
        if isRaised { return true }
        let nanoseconds = Int(min(time, .seconds(86_400)) / .nanoseconds(1))
        // One signal wakes one thread: who is woken wakes the next.
        if gate.wait(timeout: .now() + .nanoseconds(nanoseconds)) == .success { gate.signal() }
        return isRaised
    }
}
