/// How much `ingest` takes at once. The OpenAPI description and the answers that name a limit read it here.
struct IngestLimits: Sendable {
    /// Bytes of one record on the topic `articles`. Kafka's own default for a message is 1 048 588; the rest is room for
    /// headers, and for the extraction to be larger than its article within the larger topic's limit.
    var record = 900_000
    /// Bytes of one article as it comes, before it is read: JSON's escapes can make a text six times as long.
    var article = 6_000_000
    /// Bytes of one request with many articles.
    var batch = 32_000_000
    /// Lines of one request with many articles.
    var batchLines = 100_000
}
