import Glibc
import Synchronization

/// The signals that a service answers to.
enum ProcessSignals {
    /// Writing to a closed pipe or socket becomes an error of that write, as everywhere else in these programs.
    static func ignoreClosedPipes() { signal(SIGPIPE, SIG_IGN) }

    /// Calls `handler` with each SIGTERM and SIGINT, on a thread of its own where anything may be done. The signals may reach
    /// any thread of the process: the one that they reach only passes their number on, through a pipe.
    static func watch(_ handler: @escaping @Sendable (Int32) -> Void) throws(SystemError) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw SystemError(doing: "making a pipe") }
        signalPipe.store(ends[1], ordering: .sequentiallyConsistent)
        let end = ends[0]
        _ = try BackgroundThread(name: "signals") {
            acceptStopSignals()
            var number: UInt8 = 0
            while true {
                let count = read(end, &number, 1)
                if count == 1 { handler(Int32(number)) } else if errno != EINTR { return }
            }
        }
        signal(SIGTERM, passOn)
        signal(SIGINT, passOn)
    }
}

/// A parent may have left them blocked, as programs do that start others from a worker thread.
private func acceptStopSignals() {
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGTERM)
    sigaddset(&set, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
}

private let signalPipe = Atomic<Int32>(-1)

/// Does what a signal handler may: nothing but a write.
private func passOn(_ signal: Int32) {
    let before = errno
    var number = UInt8(truncatingIfNeeded: signal)
    _ = write(signalPipe.load(ordering: .relaxed), &number, 1)
    errno = before
}
