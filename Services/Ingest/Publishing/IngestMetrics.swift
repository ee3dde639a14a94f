import Service
import Shared

/// What `ingest` counts.
struct IngestMetrics: Sendable {
    let pipeline: PipelineMetrics
    private let removedCharacters: Counter
    private let answers: Counter

    init(_ metrics: Metrics) {
        pipeline = PipelineMetrics(metrics)
        removedCharacters = metrics.counter(
            "dateline_removed_characters_total", "Control characters taken out of articles.")
        answers = metrics.counter("dateline_http_answers_total", "Answers of the HTTP API.", labels: ["status"])
    }

    /// Counts and logs a message that the broker has: an article's, or a rejection.
    func note(_ article: PreparedArticle?, _ message: OutgoingMessage, _ log: Log) {
        pipeline.sent.add(1, message.topic)
        let trace = TraceContext(of: message.headers)?.traceID ?? ""
        if let rejection = Rejection(headers: message.headers) {
            pipeline.rejected.add(1, rejection.reason)
            log.warning("article.rejected", Self.facts(rejection, trace))
        } else if let article {
            log.debug("article.published", [.articleID: article.id, .traceID: trace, .bytes: article.record.count])
            guard article.removedCharacters > 0 else { return }
            removedCharacters.add(article.removedCharacters)
            log.info("article.cleaned", [.articleID: article.id, .traceID: trace, .count: article.removedCharacters])
        }
    }

    private static func facts(_ rejection: Rejection, _ trace: String) -> KeyValuePairs<LogKey, any LogValue> {
        [
            .reason: rejection.reason, .error: rejection.detail, .topic: rejection.topic ?? "",
            .partition: rejection.partition ?? -1, .offset: rejection.offset ?? -1, .traceID: trace,
        ]
    }

    /// Counts an answer of the HTTP API.
    func answered(_ status: Int) { answers.add(1, String(status)) }
}
