import Feeds
import Glibc
import Service
import Shared
import WebClient

/// Polls one feed: asks its site, has what is new published, and plans the next poll.
struct FeedPoller: Sendable {
    let timing: FeedTiming
    let client: PoliteClient
    let harvest: FeedHarvest
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
        var feed = try Feed(response)
        var tellsChanges = true
        if !feed.sitemaps.isEmpty {
            let reading = try SitemapIndex(client: client, log: log).read(feed, at: response.url, until: stop)
            (feed, tellsChanges) = (reading.feed, reading.tellsChanges)
        }
        guard let yield = harvest.gather(from: feed, at: response.url, into: &state, until: stop, keep: keep) else {
            return false
        }
        let mayAskForChanges = yield.isComplete && tellsChanges
        state.etag = mayAskForChanges ? response.validator("etag") : nil
        state.lastModified = mayAskForChanges ? response.validator("last-modified") : nil
        finish(&state, feed, yield)
        return true
    }

    private func finish(_ state: inout FeedState, _ feed: Feed, _ yield: FeedHarvest.Yield) {
        state.trim(keeping: feed.latest(FeedState.entryLimit))
        timing.succeed(&state)
        metrics.polled("read")
        log.info(
            "feed.polled",
            [
                .url: state.url, .result: "read", .count: yield.found, .articles: yield.articles,
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
