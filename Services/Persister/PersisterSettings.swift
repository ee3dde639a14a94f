import Kafka
import Postgres
import Service

/// How `persister` is configured.
struct PersisterSettings: Sendable {
    let service: ServiceSettings
    let kafka: KafkaSettings
    let topicPlan: TopicPlan
    /// The consumer group.
    let group: String
    /// This process's name in the group, kept over restarts.
    let instanceID: String?
    let limits: BatchLimits
    /// How long the writing of a batch should take.
    let batchTime: Duration
    /// How many batches are written at the same time.
    let writers: Int
    let database: ConnectionSettings

    init(_ configuration: inout Configuration) {
        service = ServiceSettings(&configuration, monitoringPort: 9103)
        kafka = configuration.kafka()
        topicPlan = TopicPlan(&configuration, names: service.topics)
        group = service.topics.group(of: "persister")
        instanceID = configuration.optional(
            "PERSISTER_INSTANCE_ID",
            "a name that no other persister has, the same after a restart: the process then has its partitions back at"
                + " once")
        limits = Self.limits(&configuration)
        batchTime = configuration.duration(
            "PERSISTER_BATCH_TIME", default: .seconds(2), in: .milliseconds(10) ... .seconds(60),
            "how long the writing of a batch should take: after slower ones they are made smaller")
        writers = Self.writers(&configuration)
        database = Self.database(&configuration)
    }

    private static func limits(_ configuration: inout Configuration) -> BatchLimits {
        BatchLimits(
            count: configuration.integer(
                "PERSISTER_BATCH_SIZE", default: 500, in: 1...100_000, "the most messages in a transaction"),
            age: configuration.duration(
                "PERSISTER_BATCH_AGE", default: .milliseconds(50), in: .zero ... .seconds(60),
                "how long a message may wait while others are written, before another writer takes it"),
            bytes: configuration.integer(
                "PERSISTER_BATCH_BYTES", default: 16_000_000, in: 1...1_000_000_000,
                "how many bytes of messages close a batch; messages of more than a sixteenth of it share none with smaller ones"
            ))
    }

    private static func writers(_ configuration: inout Configuration) -> Int {
        configuration.integer(
            "PERSISTER_WRITERS", default: 2, in: 1...64,
            "how many batches are written at the same time, each over a connection of its own")
    }

    private static func database(_ configuration: inout Configuration) -> ConnectionSettings {
        let url = configuration.optional(
            "DATABASE_URL", "the database, as postgresql://user@host:5432/name; without it the PG* variables tell")
        configuration.passThrough("PG", "libpq's variable of that name")
        let timeout = configuration.duration(
            "PERSISTER_STATEMENT_TIMEOUT", default: .seconds(30), in: .seconds(1) ... .seconds(3600),
            "how long the database may take for one statement")
        do {
            var settings = try ConnectionSettings(
                environment: configuration.environment, applicationName: "dateline-persister")
            settings.statementTimeout = timeout
            return settings
        } catch {
            configuration.refuse("DATABASE_URL", "is refused: \(error.message)")
            return ConnectionSettings(url: url)
        }
    }
}
