import Service

/// What polling feeds counts.
struct FeedMetrics: Sendable {
    private let polls: Counter
    private let entries: Counter
    private let owned: Gauge

    init(_ metrics: Metrics) {
        polls = metrics.counter(
            "dateline_feed_polls_total", "Polls of feeds: read, unchanged, busy or failed.", labels: ["result"])
        entries = metrics.counter(
            "dateline_feed_entries_total", "Entries of feeds: article, later, or why there will be none.",
            labels: ["result"])
        owned = metrics.gauge("dateline_feeds", "Feeds that this process polls.")
    }

    /// A poll is over.
    func polled(_ result: String) { polls.add(1, result) }

    /// An entry is dealt with.
    func entry(_ result: String) { entries.add(1, result) }

    /// So many feeds are polled by this process.
    func own(_ count: Int) { owned.set(Double(count)) }
}
