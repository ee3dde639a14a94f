/// How long to wait before trying again: twice as long each time, up to a limit, with a random part so that many who
/// lost the same broker do not come back at once.
public struct Backoff: Sendable {
    private let first: Duration
    private let limit: Duration
    private var tries = 0

    /// Waits begin at `first` and end at `limit`.
    public init(first: Duration = .milliseconds(100), limit: Duration = .seconds(10)) {
        self.first = first
        self.limit = limit
    }

    /// The next wait: between half and all of the doubled time.
    public mutating func next() -> Duration {
        let full = min(limit, first * (1 << min(tries, 20)))
        tries += 1
        return full * Double.random(in: 0.5...1)
    }

    /// Begins anew after a success.
    public mutating func reset() { tries = 0 }

    /// Tries `work` until it succeeds, and returns its result; nil when `stop` is raised before. Each error goes to
    /// `onFailure` with the wait that follows: it logs, or throws when trying again is no use.
    public mutating func retry<Result, Failure: Error>(
        until stop: StopFlag, work: () throws -> Result, onFailure: (any Error, Duration) throws(Failure) -> Void
    ) throws(Failure) -> Result? {
        while !stop.isRaised {
            do {
                let result = try work()
                reset()
                return result
            } catch {
                let wait = next()
                try onFailure(error, wait)
                stop.wait(wait)
            }
        }
        return nil
    }
}
