import Kafka

extension Configuration {
    /// How to reach the cluster: every `KAFKA_…` variable, refused by name where librdkafka refuses it.
    public mutating func kafka() -> KafkaSettings {
        _ = string(
            "KAFKA_BOOTSTRAP_SERVERS", default: "localhost:9092",
            "the brokers, as host:port,host:port; every other KAFKA_NAME sets librdkafka's property 'name'")
        passThrough("KAFKA_", "librdkafka's property of that name")
        do {
            return try KafkaSettings(environment: environment)
        } catch {
            for problem in error.problems { refuse(problem.key, "is refused: \(problem.reason)") }
            return KafkaSettings()
        }
    }
}
