import Synchronization

/// A part that is one thread: its body runs until the flag is raised.
public final class BackgroundLoop: Part {
    /// The thread's name too.
    public let name: String
    private let body: @Sendable (StopFlag) throws -> Void
    private let flag = StopFlag()
    private let thread = Mutex<BackgroundThread?>(nil)

    /// `body` returns soon after its flag is raised. What it throws ends the service.
    public init(name: String, body: @escaping @Sendable (StopFlag) throws -> Void) {
        self.name = name
        self.body = body
    }

    /// Starts the thread.
    public func start(fail: @escaping @Sendable (any Error) -> Void) throws {
        let body = body
        let flag = flag
        let new = try BackgroundThread(name: name) {
            do { try body(flag) } catch { fail(error) }
        }
        thread.withLock { $0 = new }
    }

    /// Raises the flag and waits for the body's end.
    public func stop() {
        flag.raise()
        thread.withLock { $0 }?.join()
    }
}
