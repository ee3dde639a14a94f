import Kafka
import WebClient

/// Which feeds this process polls, and which is due. Pure; times are seconds since 1970.
///
/// A feed belongs to whoever has the partition that its host is assigned to: so one process polls all feeds of a host, and
/// can leave it alone between two requests.
struct FeedSchedule: Sendable {
    private struct Feed {
        let host: String
        var partition: Int32 = 0
        var state: FeedState
        var isInHand = false
    }

    private let timing: FeedTiming
    private var feeds: [String: Feed]
    private var owned: Set<Int32> = []

    init(_ addresses: [WebAddress], timing: FeedTiming) {
        self.timing = timing
        let pairs = addresses.map { ($0.text, Feed(host: $0.host, state: FeedState(url: $0.text))) }
        feeds = Dictionary(pairs) { first, _ in first }
    }

    /// Starts with the topic's number of partitions, none of which is ours yet.
    mutating func begin(partitions: Int) {
        for (url, feed) in feeds {
            feeds[url]?.partition = Partitioner.partition(of: Array(feed.host.utf8), among: max(1, partitions))
        }
        owned = []
    }

    /// From now on these partitions are ours, and what they hold has been learned.
    mutating func own(_ partitions: Set<Int32>) { owned = partitions }

    /// Takes over what the topic says of a feed, unless it is older than what is known, or we are about to change it.
    mutating func learn(_ state: FeedState) {
        guard let known = feeds[state.url], !known.isInHand, state.polledAt >= known.state.polledAt else { return }
        feeds[state.url]?.state = state
    }

    /// The feed of ours that has been due for longest, of a host that is not being polled; it is in hand until
    /// ``putBack(_:)``.
    mutating func take(at now: Int) -> FeedState? {
        let busy = Set(feeds.values.filter(\.isInHand).map(\.host))
        let due = feeds.values.filter {
            owned.contains($0.partition) && !busy.contains($0.host) && timing.isDue($0.state, at: now)
        }
        guard let next = due.min(by: { ($0.state.nextPoll, $0.state.url) < ($1.state.nextPoll, $1.state.url) }) else {
            return nil
        }
        feeds[next.state.url]?.isInHand = true
        return next.state
    }

    /// Ends what ``take(at:)`` began, with the feed's new state.
    mutating func putBack(_ state: FeedState) {
        feeds[state.url]?.isInHand = false
        feeds[state.url]?.state = state
    }

    /// The partition that keeps a feed's state.
    func partition(of url: String) -> Int32? { feeds[url]?.partition }

    /// How many feeds are ours.
    var count: Int { feeds.values.count { owned.contains($0.partition) } }
}
