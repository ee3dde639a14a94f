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
        database = ConnectionSettings(
            url: configuration.secret(
                "DATABASE_URL", "postgresql://user:password@host:5432/database; without it the PG* variables count"),
            applicationName: "dateline")
    }
}
