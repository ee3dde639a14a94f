import CRdKafka

/// How far a reader is behind the end of a partition.
public struct Lag: Sendable, Equatable {
    /// The partition.
    public let partition: TopicPartition
    /// The next offset to be read.
    public let position: Int64
    /// The offset after the last message.
    public let end: Int64
    /// How many messages wait.
    public var messages: Int64 { max(0, end - position) }
}

extension Consumer {
    /// How far this member is behind in each of its partitions, from what the last fetches told: nothing is asked of the
    /// broker. Partitions not yet fetched from are left out.
    public func lag() -> [Lag] {
        let positions = self.positions()
        return assignment.compactMap { partition in
            var low: Int64 = 0
            var high: Int64 = -1
            let code = rd_kafka_get_watermark_offsets(
                client.handle, partition.topic, partition.partition, &low, &high)
            guard code == RD_KAFKA_RESP_ERR_NO_ERROR, high >= 0 else { return nil }
            return Lag(partition: partition, position: max(positions[partition] ?? low, low), end: high)
        }
    }

    /// The next offset of each partition. Transactions leave a marker at the end that is no message and moves no position:
    /// a partition read to its end counts as read up to there.
    private func positions() -> [TopicPartition: Int64] {
        let list = PartitionList(assignment)
        guard rd_kafka_position(client.handle, list.pointer) == RD_KAFKA_RESP_ERR_NO_ERROR else { return [:] }
        var positions: [TopicPartition: Int64] = [:]
        for position in list.positions { positions[position.topicPartition] = position.offset }
        for partition in assignment {
            guard let end = end(of: partition) else { continue }
            positions[partition] = max(positions[partition] ?? end, end)
        }
        return positions
    }
}
