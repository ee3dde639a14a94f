import Dispatch
import Glibc
import Synchronization

/// A thread of its own for work that blocks, with a name that `top -H` and debuggers show.
public final class BackgroundThread: Sendable {
    private let ended = DispatchSemaphore(value: 0)

    /// Runs `body` on a new thread. Linux shows the first 15 bytes of `name`. Throws when the system has no thread left.
    public init(name: String, _ body: @escaping @Sendable () -> Void) throws(SystemError) {
        let start = Unmanaged.passRetained(Start(name: name, body: body, ended: ended))
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        var thread = pthread_t()
        let code = pthread_create(&thread, &attributes, runBackgroundThread, start.toOpaque())
        pthread_attr_destroy(&attributes)
        guard code == 0 else {
            start.release()
            throw SystemError(code: code, doing: "starting the thread '\(name)'")
        }
    }

    /// Waits for the body's end, at most `time`. Returns whether it came.
    @discardableResult
    public func join(atMost time: Duration = .seconds(86_400)) -> Bool {
        let done = ended.wait(timeout: .now() + .milliseconds(Int(time / .milliseconds(1)))) == .success
        if done { ended.signal() }
        return done
    }

    fileprivate final class Start: Sendable {
        let name: String
        let body: @Sendable () -> Void
        let ended: DispatchSemaphore

        init(name: String, body: @escaping @Sendable () -> Void, ended: DispatchSemaphore) {
            self.name = name
            self.body = body
            self.ended = ended
        }
    }
}

/// The C entry of the thread: takes over the reference that `init` retained.
private func runBackgroundThread(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    let start = Unmanaged<BackgroundThread.Start>.fromOpaque(context).takeRetainedValue()
    nameThisThread(start.name)
    start.body()
    start.ended.signal()
    return nil
}

/// Glibc's call for it is hidden behind `_GNU_SOURCE`, which Swift does not define; the kernel's file does the same.
private func nameThisThread(_ name: String) {
    let file = open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { return }
    _ = name.withCString { write(file, $0, strlen($0)) }
    close(file)
}
