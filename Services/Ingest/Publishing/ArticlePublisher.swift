import Service
import Shared

/// Publishes single articles for senders that wait to hear of it.
struct ArticlePublisher: Sendable {
    let outbox: Outbox
    let addressing: Addressing
    let metrics: IngestMetrics
    let log: Log

    /// Sends an article. `done` is called once, on another thread, when the broker has acknowledged or will not. Throws
    /// when there is no room for it now.
    func publish(
        _ article: PreparedArticle, trace: TraceContext, done: @escaping @Sendable (PublishError?) -> Void
    ) throws(PublishError) {
        let message = addressing.message(article, trace: trace, at: Timestamp.now())
        try outbox.send(message) { error in
            if error == nil { metrics.note(article, message, log) }
            done(error)
        }
    }
}
