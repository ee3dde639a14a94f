import Kafka
import Postgres
import Service
import Shared

/// How `dateline` is configured: where the broker and the database are.
struct DatelineSettings: Sendable {
    let topics: TopicNames
    let topicPlan: TopicPlan
    let kafka: KafkaSettings
    let database: ConnectionSettings

    init(_ configuration: inout Configuration) {
        topics = TopicNames(
            prefix: configuration.string("TOPIC_PREFIX", default: "", "put before the name of every topic"))
        topicPlan = TopicPlan(&configuration, names: topics)
        // An operator waits for an answer, and shall not wait for minutes.
        kafka = configuration.kafka().with("message.timeout.ms", "30000")
        database = Self.database(&configuration)
    }

    private static func database(_ configuration: inout Configuration) -> ConnectionSettings {
        _ = configuration.optional(
            "DATABASE_URL", "the database, as postgresql://user@host:5432/name; without it the PG* variables tell")
        configuration.passThrough("PG", "libpq's variable of that name")
        do {
            return try ConnectionSettings(environment: configuration.environment)
        } catch {
            configuration.refuse("DATABASE_URL", "is refused: \(error.message)")
            return ConnectionSettings()
        }
    }
}
