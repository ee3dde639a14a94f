import CRdKafka

extension Client {
    /// All topics of the cluster, or only those that this client uses.
    ///
    /// One topic is never asked for by name: on many clusters that would make it.
    func metadata(all: Bool, timeout: Duration) throws(KafkaError) -> [TopicMetadata] {
        var answer: UnsafePointer<rd_kafka_metadata>?
        try check(
            rd_kafka_metadata(handle, all ? 1 : 0, nil, &answer, timeout.milliseconds), doing: "ask for metadata")
        guard let answer else { return [] }
        defer { rd_kafka_metadata_destroy(answer) }
        return UnsafeBufferPointer(start: answer.pointee.topics, count: Int(answer.pointee.topic_cnt)).map {
            TopicMetadata($0)
        }
    }
}

/// A topic as the cluster describes it.
public struct TopicMetadata: Sendable, Equatable {
    /// Its name.
    public let name: String
    /// How many partitions it has; 0 when there is no such topic.
    public let partitions: Int
    /// Whether every partition has a leader, so can be written and read.
    public let isReady: Bool

    init(_ raw: rd_kafka_metadata_topic) {
        let all = UnsafeBufferPointer(start: raw.partitions, count: Int(raw.partition_cnt))
        name = String(cString: raw.topic)
        partitions = all.count
        isReady = raw.err == RD_KAFKA_RESP_ERR_NO_ERROR && !all.isEmpty && all.allSatisfy { $0.leader >= 0 }
    }
}
