import CRdKafka

/// Reads stretches of partitions for somebody who only looks: it joins no group and commits nothing.
///
/// One thread uses it.
public final class PartitionReader {
    private let client: Client

    /// Makes a client. Returns at once: the broker may be away.
    public init(settings: KafkaSettings) throws(KafkaError) {
        // librdkafka assigns partitions only to clients with a group's name; nobody else hears of it. The broker shall
        // not hold back its answer at a partition's end in the hope of more.
        let properties = [
            "group.id": "dateline.reader", "enable.auto.commit": "false", "isolation.level": "read_committed",
            "enable.partition.eof": "true", "fetch.wait.max.ms": "5",
        ]
        client = try Client(RD_KAFKA_CONSUMER, settings, properties, callbacks: Callbacks(onEvent: { _ in }))
        try check(rd_kafka_poll_set_consumer(client.handle), doing: "set up the reader")
    }

    deinit {
        rd_kafka_consumer_close(client.handle)
    }

    /// Hands over the committed messages from `start` on, up to the partition's end as it is when it is reached, or until
    /// `body` returns false. Throws when the next message does not come within `timeout`.
    public func read(
        from start: Position, timeout: Duration = .seconds(10), _ body: (Message) -> Bool
    ) throws(KafkaError) {
        let list = PartitionList([start])
        try check(rd_kafka_assign(client.handle, list.pointer), doing: "read \(start.topic)[\(start.partition)]")
        defer { rd_kafka_assign(client.handle, nil) }
        while let message = try next(timeout), body(message) {}
    }

    /// The next message; nil at the partition's end.
    private func next(_ timeout: Duration) throws(KafkaError) -> Message? {
        let deadline = ContinuousClock.now + timeout
        while ContinuousClock.now < deadline {
            guard let raw = rd_kafka_consumer_poll(client.handle, 100) else { continue }
            defer { rd_kafka_message_destroy(raw) }
            switch raw.pointee.err {
            case RD_KAFKA_RESP_ERR_NO_ERROR: return Message(copying: raw)
            case RD_KAFKA_RESP_ERR__PARTITION_EOF: return nil
            // The client deals with all other errors itself, or the time runs out.
            default: continue
            }
        }
        throw KafkaError(.timedOut, reason: "no message and no end of the partition within \(timeout)")
    }
}
