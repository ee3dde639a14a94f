import Synchronization

/// Makes a connection give up for good, from any thread: what it waits for fails within a tenth of a second, and so does
/// everything after.
///
/// Nothing is sent to the server, which may be frozen: it finds the client gone and rolls back.
public final class Canceller: Sendable {
    private let requested = Atomic(false)

    /// Nothing is cancelled yet.
    public init() {}

    /// Gives up.
    public func cancel() {
        requested.store(true, ordering: .releasing)
    }

    /// Whether ``cancel()`` was called.
    public var isCancelled: Bool { requested.load(ordering: .acquiring) }
}
