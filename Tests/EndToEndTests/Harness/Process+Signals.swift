import Foundation

extension Process {
    /// Starts the process with no signal blocked. The threads that tests run on block most, and a new process inherits
    /// what its thread blocks: it would not hear SIGTERM.
    func runHearingSignals() throws {
        var none = sigset_t()
        var before = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try run()
    }
}
