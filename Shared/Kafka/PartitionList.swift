import CRdKafka

/// Owns a `rd_kafka_topic_partition_list_t`.
struct PartitionList: ~Copyable {
    let pointer: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>

    /// Takes over a list that librdkafka gave.
    init(taking pointer: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>) { self.pointer = pointer }

    init(topics: [String]) {
        self.init(taking: rd_kafka_topic_partition_list_new(Int32(topics.count)))
        for topic in topics { rd_kafka_topic_partition_list_add(pointer, topic, RD_KAFKA_PARTITION_UA) }
    }

    init(_ partitions: some Collection<TopicPartition>) {
        self.init(taking: rd_kafka_topic_partition_list_new(Int32(partitions.count)))
        for item in partitions { rd_kafka_topic_partition_list_add(pointer, item.topic, item.partition) }
    }

    init(_ positions: [Position]) {
        self.init(taking: rd_kafka_topic_partition_list_new(Int32(positions.count)))
        for item in positions {
            rd_kafka_topic_partition_list_add(pointer, item.topic, item.partition).pointee.offset = item.offset
        }
    }

    deinit { rd_kafka_topic_partition_list_destroy(pointer) }

    var partitions: [TopicPartition] { Self.partitions(of: pointer) }

    var positions: [Position] { Self.positions(of: pointer) }

    /// The first error of an entry.
    func check(doing action: String) throws(KafkaError) {
        for element in Self.elements(of: pointer) where element.err != RD_KAFKA_RESP_ERR_NO_ERROR {
            throw KafkaError(element.err, doing: "\(action) \(String(cString: element.topic))[\(element.partition)]")
        }
    }

    /// The partitions of a list that stays librdkafka's.
    static func partitions(of list: UnsafePointer<rd_kafka_topic_partition_list_t>) -> [TopicPartition] {
        elements(of: list).map { TopicPartition(topic: String(cString: $0.topic), partition: $0.partition) }
    }

    /// Those entries of a list of librdkafka's that have an offset.
    static func positions(of list: UnsafePointer<rd_kafka_topic_partition_list_t>) -> [Position] {
        elements(of: list).filter { $0.offset >= 0 }
            .map { Position(topic: String(cString: $0.topic), partition: $0.partition, offset: $0.offset) }
    }

    private static func elements(
        of list: UnsafePointer<rd_kafka_topic_partition_list_t>
    ) -> UnsafeMutableBufferPointer<rd_kafka_topic_partition_t> {
        UnsafeMutableBufferPointer(start: list.pointee.elems, count: Int(list.pointee.cnt))
    }
}
