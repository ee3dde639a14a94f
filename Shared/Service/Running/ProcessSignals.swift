import Glibc

/// The signals that a service answers to.
enum ProcessSignals {
    /// Writing to a closed pipe or socket becomes an error of that write, as everywhere else in these programs.
    static func ignoreClosedPipes() { signal(SIGPIPE, SIG_IGN) }

    /// Calls `handler` with each SIGTERM and SIGINT, on a thread of its own where anything may be done. Threads that start
    /// later inherit the block, so the signal can reach no other.
    static func watch(_ handler: @escaping @Sendable (Int32) -> Void) throws(SystemError) {
        var set = stopSignals
        pthread_sigmask(SIG_BLOCK, &set, nil)
        _ = try BackgroundThread(name: "signals") {
            var set = stopSignals
            var number: Int32 = 0
            while sigwait(&set, &number) == 0 { handler(number) }
        }
    }

    private static var stopSignals: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, SIGTERM)
        sigaddset(&set, SIGINT)
        return set
    }
}
