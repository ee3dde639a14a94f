import CRdKafka

/// Asks and changes things of the cluster: topics, offsets, groups. May be used from any thread.
public final class Admin: Sendable {
    let client: Client

    /// Makes a client. Returns at once: the broker may be away.
    public init(settings: KafkaSettings, onEvent: @escaping KafkaEventHandler = { _ in }) throws(KafkaError) {
        client = try Client(RD_KAFKA_PRODUCER, settings, callbacks: Callbacks(onEvent: onEvent))
    }

    /// Throws when no broker answers within `timeout`.
    public func checkBroker(timeout: Duration) throws(KafkaError) { try client.checkBroker(timeout: timeout) }

    /// A topic's partitions, or nil when there is no such topic.
    public func topic(_ name: String, timeout: Duration = .seconds(10)) throws(KafkaError) -> TopicMetadata? {
        try topics(timeout: timeout).first { $0.name == name && $0.partitions > 0 }
    }

    /// All topics.
    public func topics(timeout: Duration = .seconds(10)) throws(KafkaError) -> [TopicMetadata] {
        try client.metadata(all: true, timeout: timeout)
    }

    /// The first offset there is in a partition, and the one after the last.
    public func watermarks(
        of partition: TopicPartition, timeout: Duration = .seconds(10)
    ) throws(KafkaError) -> Range<Int64> {
        var low: Int64 = 0
        var high: Int64 = 0
        let code = rd_kafka_query_watermark_offsets(
            client.handle, partition.topic, partition.partition, &low, &high, timeout.milliseconds)
        try check(code, doing: "ask for the offsets of \(partition.topic)[\(partition.partition)]")
        return low..<max(low, high)
    }
}
