import Kafka

extension Log {
    /// Takes a Kafka client's events. Its errors are warnings: a client that meets one goes on trying by itself.
    public func kafkaEvents(of part: String) -> KafkaEventHandler {
        { [self] event in
            switch event {
            case .log(let level, let message):
                level >= 7
                    ? debug("kafka.log", [.part: part, .reason: message]) : note(part, message, isBad: level < 5)
            case .error(let error):
                warning("kafka.error", [.part: part, .reason: error.name, .error: error.reason])
            case .assigned(let partitions):
                info("kafka.assigned", [.part: part, .count: partitions.count, .partitions: Self.list(partitions)])
            case .idle:
                let reason = "the group has more members than its topics have partitions: this one gets nothing to do"
                warning("kafka.idle", [.part: part, .reason: reason])
            case .revoked(let partitions, let lost):
                info(
                    lost ? "kafka.lost" : "kafka.revoked",
                    [.part: part, .count: partitions.count, .partitions: Self.list(partitions)])
            case .statistics: break
            }
        }
    }

    private func note(_ part: String, _ message: String, isBad: Bool) {
        isBad
            ? warning("kafka.log", [.part: part, .reason: message])
            : info("kafka.log", [.part: part, .reason: message])
    }

    private static func list(_ partitions: [TopicPartition]) -> String {
        partitions.map { "\($0.topic)[\($0.partition)]" }.joined(separator: " ")
    }
}
