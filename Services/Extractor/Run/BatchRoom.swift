import Kafka
import Service
import Shared

/// How much the producer may put together for one partition: half of what the topics take, where they say.
///
/// In a transaction librdkafka has one request of a partition on its way and, as long as more messages wait for it, looks
/// at them without rest. At half a megabyte a request that took two thirds of the process's CPU; a whole transaction's
/// messages in one request leave nothing to wait.
enum BatchRoom {
    /// The settings with that, unless they say something themselves or the topics cannot be asked.
    static func fitted(_ settings: KafkaSettings, to topics: TopicNames, with admin: Admin) -> KafkaSettings {
        let limits = [topics.extracted, topics.rejected].map { limit(of: $0, admin) }
        guard settings.properties["batch.size"] == nil, let least = limits.min(), least > 0 else { return settings }
        return settings.with("batch.size", String(least / 2))
    }

    /// Zero where it is not known.
    private static func limit(of topic: String, _ admin: Admin) -> Int {
        (try? admin.configuration(of: topic, timeout: .seconds(5)))?["max.message.bytes"].flatMap { Int($0) } ?? 0
    }
}
