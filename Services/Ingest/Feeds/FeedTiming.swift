/// When a feed is polled next. Pure; times are seconds since 1970.
struct FeedTiming: Sendable {
    /// The longest wait after failures.
    static let longest = 86_400
    /// The longest wait that a site can ask for.
    static let longestAsked = 7 * 86_400

    /// Seconds from the beginning of one poll to that of the next.
    let interval: Int

    /// Whether it is time. A plan made under a longer interval, or by a clock that went wrong, does not hold.
    func isDue(_ state: FeedState, at now: Int) -> Bool {
        let plan = state.failures == 0 ? min(state.nextPoll, state.polledAt + interval) : state.nextPoll
        return plan <= now || plan - now > Self.longestAsked || state.polledAt > now + 3600
    }

    /// After a poll that brought an answer.
    func succeed(_ state: inout FeedState) {
        state.failures = 0
        state.nextPoll = state.polledAt + interval
    }

    /// After a poll that did not: twice as long each time, and not before a site that asked to be left alone allows it.
    func fail(_ state: inout FeedState, at now: Int, asked seconds: Int = 0) {
        let wait = min(max(interval, Self.longest), interval << min(state.failures, 20))
        state.failures += 1
        state.nextPoll = now + max(wait, min(seconds, Self.longestAsked))
    }
}
