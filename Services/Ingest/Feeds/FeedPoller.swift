import Feeds
import Glibc
import Service
import Shared
import WebClient

/// Polls one feed and publishes what is new in it.
struct FeedPoller: Sendable {
    /// As many new entries are taken in one poll: the others come with the next.
    private static let newLimit = 200
    /// As often a page is fetched in vain before its entry is given up.
    private static let attemptLimit = 3
    /// After so many seconds of work the state is kept, so that a crash repeats no more.
    private static let keepInterval = 30

    let timing: FeedTiming
    let client: PoliteClient
    let reader: EntryReader
    let publisher: EntryPublisher
    let metrics: FeedMetrics
    let log: Log

    /// The present, in seconds since 1970.
    static func now() -> Int { time(nil) }

    /// Polls the feed that `state` is of. `keep` makes a state durable, and is false when it could not. Returns the state
    /// afterwards; nil when `stop` was raised before it was kept.
    func poll(_ state: FeedState, until stop: StopFlag, keep: (FeedState) -> Bool) -> FeedState? {
        var state = state
        state.polledAt = Self.now()
        do throws(FetchProblem) {
            let address: WebAddress
            do throws(WebError) { address = try WebAddress(state.url) } catch { throw FetchProblem(error) }
            let response = try client.get(address, headers: state.conditions, until: stop)
            guard try take(response, &state, stop, keep) else { return nil }
        } catch {
            if error == .stopped { return nil }
            fail(&state, error)
        }
        return keep(state) ? state : nil
    }

    private func fail(_ state: inout FeedState, _ problem: FetchProblem) {
        if case .busy(let seconds) = problem {
            timing.fail(&state, at: Self.now(), asked: seconds)
            metrics.polled("busy")
        } else {
            timing.fail(&state, at: Self.now())
            metrics.polled("failed")
        }
        log.warning(
            "feed.failed",
            [
                .url: state.url, .error: problem.reason, .count: state.failures,
                .seconds: state.nextPoll - state.polledAt,
            ])
    }

    /// Takes the site's answer; false when `stop` was raised before all was done.
    private func take(
        _ response: WebResponse, _ state: inout FeedState, _ stop: StopFlag, _ keep: (FeedState) -> Bool
    ) throws(FetchProblem) -> Bool {
        if response.status == 304 {
            timing.succeed(&state)
            metrics.polled("unchanged")
            log.info("feed.polled", [.url: state.url, .result: "unchanged", .count: 0])
            return true
        }
        guard (200..<300).contains(response.status) else { throw .unreachable("status \(response.status)") }
        let feed: Feed
        do throws(FeedError) { feed = try FeedReader.read(response.body) } catch { throw .unreachable("\(error)") }
        if feed.entries.isEmpty, !feed.sitemaps.isEmpty {
            throw .refused("it is an index of \(feed.sitemaps.count) sitemaps: name those of news instead")
        }
        guard let work = publishNew(of: feed, at: response.url, &state, stop, keep) else { return false }
        state.etag = work.isComplete ? response.validator("etag") : nil
        state.lastModified = work.isComplete ? response.validator("last-modified") : nil
        finish(&state, feed, work)
        return true
    }

    private struct Work {
        var found = 0
        var articles = 0
        /// Whether nothing is left for the next poll, which may then ask for changes only.
        var isComplete = true
    }

    /// Nil when `stop` was raised before all was done.
    private func publishNew(
        of feed: Feed, at base: String, _ state: inout FeedState, _ stop: StopFlag, _ keep: (FeedState) -> Bool
    ) -> Work? {
        let unseen = state.unseen(of: feed.latest(FeedState.entryLimit))
        var work = Work(found: unseen.count, isComplete: unseen.count <= Self.newLimit)
        var kept = Self.now()
        // Feeds begin with the latest: the oldest are published first.
        for (mark, entry) in unseen.prefix(Self.newLimit).reversed() {
            let attempts = state.attempts[mark, default: 0] + 1
            let outcome = reader.outcome(
                of: entry, in: feed, at: base, isLastTry: attempts >= Self.attemptLimit, until: stop)
            switch outcome {
            case .stopped: return nil
            case .article(let article):
                guard publisher.publish(article, until: stop) else { return nil }
                work.articles += 1
                state.finish(mark)
            case .refused: state.finish(mark)
            case .later(let hasFailed, _):
                work.isComplete = false
                if hasFailed { state.attempts[mark] = attempts }
            }
            note(outcome, entry, state.url)
            if Self.now() - kept >= Self.keepInterval {
                guard keep(state) else { return nil }
                kept = Self.now()
            }
        }
        return work
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

    private func finish(_ state: inout FeedState, _ feed: Feed, _ work: Work) {
        state.trim(keeping: feed.latest(FeedState.entryLimit))
        timing.succeed(&state)
        metrics.polled("read")
        log.info(
            "feed.polled",
            [
                .url: state.url, .result: "read", .count: work.found, .articles: work.articles,
                .seconds: Self.now() - state.polledAt,
            ])
        if let fault = feed.fault { log.warning("feed.broken", [.url: state.url, .error: fault]) }
    }
}

extension WebResponse {
    /// A header that is sent back with the next request; one that is too long to be kept is none.
    fileprivate func validator(_ name: String) -> String? {
        headers[name].flatMap { $0.utf8.count <= 500 ? $0 : nil }
    }
}
