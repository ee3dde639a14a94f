import Service
import Shared

/// Publishes single articles for senders that wait to hear of it.
struct ArticlePublisher: Sendable {
    let outbox: Outbox
    let addressing: Addressing
    let metrics: IngestMetrics
    let log: Log
    let tracer: Tracer

    /// Sends an article in the trace of `parent`, or in a new one. `done` is called once, on another thread, when the broker has acknowledged or will not. Throws
    /// when there is no room for it now.
    func publish(
        _ article: PreparedArticle, under parent: TraceContext?, done: @escaping @Sendable (PublishError?) -> Void
    ) throws(PublishError) {
        let trace = tracer.begin(under: parent)
        let message = addressing.message(article, trace: trace, at: Timestamp.now())
        let start = Timestamp.nanoseconds()
        try outbox.send(message) { error in
            if error == nil { metrics.note(article, message, log) }
            tracer.recordSending(message, trace, under: parent, from: start, failure: error?.code)
            done(error)
        }
    }
}

extension Tracer {
    /// Records the sending of a message of `ingest`.
    func recordSending(
        _ message: OutgoingMessage, _ context: TraceContext, under parent: TraceContext?, from start: Int64,
        failure: String? = nil
    ) {
        recordSending(
            context, under: parent, to: message.topic, key: message.key, bytes: message.value?.count ?? 0, from: start,
            failure: failure)
    }
}
