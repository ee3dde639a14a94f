import Feeds
import Service
import Shared

/// Makes articles of what is new in a feed, one entry after another.
struct FeedHarvest: Sendable {
    /// As many new entries are taken in one poll: the others come with the next.
    private static let newLimit = 200
    /// As often a page is fetched in vain before its entry is given up.
    private static let attemptLimit = 3
    /// After so many seconds of work the state is kept, so that a crash repeats no more.
    private static let keepInterval = 30

    /// What was brought in.
    struct Yield {
        var found = 0
        var articles = 0
        /// Whether nothing is left for the next poll, which may then ask for changes only.
        var isComplete = true
    }

    let reader: EntryReader
    let publisher: EntryPublisher
    let metrics: FeedMetrics
    let log: Log

    /// Publishes the entries of `feed` that `state` does not know, and notes them there. `base` is where the feed came
    /// from; `keep` makes a state durable. Nil when `stop` was raised before all was done.
    func gather(
        from feed: Feed, at base: String, into state: inout FeedState, until stop: StopFlag,
        keep: (FeedState) -> Bool
    ) -> Yield? {
        let unseen = state.unseen(of: feed.latest(FeedState.entryLimit))
        var yield = Yield(found: unseen.count, isComplete: unseen.count <= Self.newLimit)
        var kept = FeedPoller.now()
        // Feeds begin with the latest: the oldest are published first.
        for (mark, entry) in unseen.prefix(Self.newLimit).reversed() {
            let isLastTry = state.attempts[mark, default: 0] + 1 >= Self.attemptLimit
            let outcome = reader.outcome(of: entry, in: feed, at: base, isLastTry: isLastTry, until: stop)
            guard settle(outcome, mark, &state, &yield, stop) else { return nil }
            note(outcome, entry, state.url)
            guard FeedPoller.now() - kept >= Self.keepInterval else { continue }
            guard keep(state) else { return nil }
            kept = FeedPoller.now()
        }
        return yield
    }

    /// False when `stop` was raised before the entry was dealt with.
    private func settle(
        _ outcome: EntryReader.Outcome, _ mark: String, _ state: inout FeedState, _ yield: inout Yield, _ stop: StopFlag
    ) -> Bool {
        switch outcome {
        case .stopped: return false
        case .article(let article):
            guard publisher.publish(article, until: stop) else { return false }
            yield.articles += 1
            state.finish(mark)
        case .refused: state.finish(mark)
        case .later(let hasFailed, _):
            yield.isComplete = false
            if hasFailed { state.attempts[mark, default: 0] += 1 }
        }
        return true
    }

    private func note(_ outcome: EntryReader.Outcome, _ entry: FeedEntry, _ url: String) {
        let page = entry.url ?? entry.id
        switch outcome {
        case .article: metrics.entry("article")
        case .refused(let word, let reason):
            metrics.entry(word)
            log.info("feed.entry.refused", [.url: page, .result: word, .error: reason, .source: url])
        case .later(_, let reason):
            metrics.entry("later")
            log.info("feed.entry.later", [.url: page, .error: reason, .source: url])
        case .stopped: break
        }
    }
}
