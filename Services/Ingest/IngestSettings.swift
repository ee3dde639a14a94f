import Kafka
import Service

/// How `ingest` is configured.
struct IngestSettings: Sendable {
    let service: ServiceSettings
    let kafka: KafkaSettings
    let topicPlan: TopicPlan
    let feeds: FeedSettings
    /// The port of the HTTP API.
    let port: Int
    /// Threads that serve it.
    let threads: Int
    let connections: Int
    /// Who may publish by HTTP; nil lets everybody.
    let tokens: BearerTokens?
    let limits: IngestLimits
    /// How long the broker may take to acknowledge an article before its sender is told to come again.
    let acknowledgement: Duration
    /// This process's name in the consumer group, kept over restarts.
    let instanceID: String?
    /// Messages of the inbox that are worked on together.
    let inboxBatch: Int

    init(_ configuration: inout Configuration) {
        service = ServiceSettings(&configuration, monitoringPort: 9101)
        kafka = configuration.kafka()
        feeds = FeedSettings(&configuration)
        var plan = TopicPlan(&configuration, names: service.topics)
        if !feeds.feeds.isEmpty { plan.compacted = [service.topics.feeds] }
        topicPlan = plan
        port = configuration.integer(
            "INGEST_PORT", default: 8080, in: 0...65535, "the port of the HTTP API; 0 for any free one")
        threads = configuration.integer("INGEST_THREADS", default: 2, in: 1...64, "how many threads serve the HTTP API")
        connections = configuration.integer(
            "INGEST_CONNECTIONS", default: 512, in: 1...100_000, "how many clients may be connected at once")
        tokens = Self.tokens(&configuration)
        limits = Self.limits(&configuration)
        acknowledgement = configuration.duration(
            "INGEST_ACKNOWLEDGE_TIMEOUT", default: .seconds(10), in: .milliseconds(100) ... .seconds(300),
            "how long the broker may take to acknowledge an article before the answer is 503")
        instanceID = configuration.optional(
            "INGEST_INSTANCE_ID",
            "a name that no other ingest has, the same after a restart: the process then has its partitions of the inbox"
                + " back at once")
        inboxBatch = configuration.integer(
            "INGEST_INBOX_BATCH", default: 500, in: 1...100_000, "how many messages of the inbox are taken together")
    }

    private static func limits(_ configuration: inout Configuration) -> IngestLimits {
        var limits = IngestLimits()
        limits.record = configuration.integer(
            "INGEST_MAX_RECORD_BYTES", default: limits.record, in: 1000...10_000_000,
            "the largest record published, in bytes; the topic 'articles' must take it")
        return limits
    }

    private static func tokens(_ configuration: inout Configuration) -> BearerTokens? {
        let name = "INGEST_TOKENS_FILE"
        let meaning =
            "a file with a bearer token a line: only who has one may publish by HTTP; without it everybody may"
        guard let path = configuration.optional(name, meaning) else { return nil }
        do {
            return try BearerTokens(file: path)
        } catch {
            configuration.refuse(name, "cannot be used: \(error)")
            return nil
        }
    }
}
