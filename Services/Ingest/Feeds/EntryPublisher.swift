import Service
import Shared

/// Publishes the articles of feeds, each until the broker has it.
struct EntryPublisher: Sendable {
    let delivery: Delivery
    let inbox: InboxReader
    let metrics: IngestMetrics
    let tracer: Tracer

    /// Whether the broker has the article, or its rejection where the topic finds it too large; false when `stop` was
    /// raised before.
    func publish(_ article: PreparedArticle, until stop: StopFlag) -> Bool {
        metrics.pipeline.received.add(1, "feeds")
        let trace = tracer.begin(under: nil)
        let start = Timestamp.nanoseconds()
        let message = inbox.addressing.message(article, trace: trace, at: Timestamp.now())
        guard let sent = delivery.deliver([message], until: stop, smaller: inbox.smaller)?.first else { return false }
        metrics.note(article, sent, delivery.log)
        tracer.recordSending(sent, trace, under: nil, from: start)
        return true
    }
}
