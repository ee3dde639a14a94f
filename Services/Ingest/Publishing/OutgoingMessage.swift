import Shared

/// A message that `ingest` sends.
struct OutgoingMessage: Sendable, Equatable {
    var topic: String
    /// Nil to let the key choose it.
    var partition: Int32?
    var key: [UInt8]?
    var value: [UInt8]?
    var headers: [Header]
}

/// Makes messages of articles and of what cannot be one. Pure.
struct Addressing: Sendable {
    let topics: TopicNames

    /// The message that publishes an article, keyed by its id.
    func message(_ article: PreparedArticle, trace: TraceContext, at time: String) -> OutgoingMessage {
        let envelope = Envelope(id: article.id, source: source, kind: .article, time: time, trace: trace)
        return OutgoingMessage(
            topic: topics.articles, key: Array(article.id.utf8), value: article.record, headers: envelope.headers)
    }

    /// The message that keeps `bytes` with the reason why they are no article.
    func message(
        _ rejection: Rejection, of bytes: [UInt8]?, trace: TraceContext, at time: String
    ) -> OutgoingMessage {
        let place = rejection.offset.map { "\(rejection.topic ?? "")/\(rejection.partition ?? 0)/\($0)" }
        let envelope = Envelope(
            id: place ?? trace.spanID, source: source, kind: .rejection, time: time,
            contentType: rejection.contentType ?? "application/octet-stream", trace: trace)
        return OutgoingMessage(
            topic: topics.rejected, key: nil, value: bytes, headers: envelope.headers + rejection.headers)
    }

    /// The message that rejects one of ours, bytes and trace kept.
    func rejected(_ message: OutgoingMessage, _ rejection: Rejection) -> OutgoingMessage {
        let trace = TraceContext(of: message.headers) ?? TraceContext()
        return self.message(rejection, of: message.value, trace: trace, at: message.headers["ce_time"] ?? "")
    }

    private var source: String { "/dateline/ingest" }
}
