import HTTP
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
    /// What the HTTP API proves itself with; nil where it speaks no TLS.
    let credentials: WatchedFiles<TLSCredentials>?
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
        credentials = Self.credentials(&configuration)
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

    /// What must be followed while the service runs.
    var watchedFiles: [WatchedFile] {
        service.access.files + (credentials.map { [WatchedFile(Self.certificate, $0)] } ?? [])
    }

    private static let certificate = "INGEST_TLS_CERTIFICATE_FILE"
    private static let key = "INGEST_TLS_KEY_FILE"

    private static func credentials(_ configuration: inout Configuration) -> WatchedFiles<TLSCredentials>? {
        let paths = [
            configuration.optional(
                certificate,
                "a PEM file of the certificate and those between it and the authority: the HTTP API then speaks TLS only"
            ),
            configuration.optional(key, "a PEM file of the certificate's key, not encrypted"),
        ]
        guard let one = paths[0], let other = paths[1] else {
            if paths[0] != nil { configuration.refuse(key, "must be set together with \(certificate)") }
            if paths[1] != nil { configuration.refuse(certificate, "must be set together with \(key)") }
            return nil
        }
        do {
            return try WatchedFiles([one, other]) { try TLSCredentials(certificate: $0[0], key: $0[1]) }
        } catch {
            configuration.refuse(certificate, "cannot be used: \(error)")
            return nil
        }
    }
}
