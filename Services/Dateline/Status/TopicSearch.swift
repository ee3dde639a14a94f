import Kafka
import Service

/// Looks for an article's newest message in the topics that are keyed by article id.
struct TopicSearch {
    let admin: Admin
    let reader: PartitionReader
    /// How many messages of a partition are read at most.
    let limit: Int

    /// What each topic holds; topics that are not there are left out.
    func traces(of id: String, readers: [Reader]) throws -> [TopicTrace] {
        try readers.flatMap { reader in try reader.topics.compactMap { try trace(of: id, in: $0, readBy: reader) } }
    }

    private func trace(of id: String, in topic: String, readBy service: Reader) throws -> TopicTrace? {
        guard let count = try admin.topic(topic)?.partitions else { return nil }
        let key = Array(id.utf8)
        let partition = TopicPartition(topic: topic, partition: Partitioner.partition(of: key, among: count))
        let range = try admin.watermarks(of: partition)
        let committed = try admin.committed(group: service.group).first { $0.topicPartition == partition }?.offset
        var trace = TopicTrace(
            topic: topic, partition: partition.partition, reader: service.service,
            position: committed ?? range.lowerBound, end: range.upperBound,
            searchedFrom: TopicTrace.start(in: range, limit: limit))
        trace.found = try newest(of: key, in: partition, from: trace.searchedFrom, to: range.upperBound)
        return trace
    }

    private func newest(
        of key: [UInt8], in partition: TopicPartition, from start: Int64, to end: Int64
    ) throws -> TopicTrace.Found? {
        guard start < end else { return nil }
        var found: TopicTrace.Found?
        let position = Position(topic: partition.topic, partition: partition.partition, offset: start)
        try reader.read(from: position) { message in
            if message.key == key { found = TopicTrace.Found(message) }
            // What comes in while this reads is not waited for.
            return message.offset < end - 1
        }
        return found
    }
}
