import CRdKafka
import Shared

/// One message, as it was read from a topic.
public struct Message: Sendable, Equatable {
    /// The topic.
    public var topic: String
    /// The partition.
    public var partition: Int32
    /// The offset in the partition.
    public var offset: Int64
    /// When it was produced: milliseconds since 1970; nil when the broker keeps no time.
    public var timestamp: Int64?
    /// The key.
    public var key: [UInt8]?
    /// The value; nil is a tombstone.
    public var value: [UInt8]?
    /// The headers, in order.
    public var headers: [Header]

    /// Makes a message, as a test does.
    public init(
        topic: String, partition: Int32, offset: Int64, timestamp: Int64? = nil, key: [UInt8]? = nil,
        value: [UInt8]? = nil, headers: [Header] = []
    ) {
        self.topic = topic
        self.partition = partition
        self.offset = offset
        self.timestamp = timestamp
        self.key = key
        self.value = value
        self.headers = headers
    }

    /// Where it stands.
    public var position: Position { Position(topic: topic, partition: partition, offset: offset) }
}

/// A partition of a topic.
public struct TopicPartition: Sendable, Hashable, Comparable {
    /// The topic.
    public var topic: String
    /// The partition.
    public var partition: Int32

    /// Makes a partition's name.
    public init(topic: String, partition: Int32) {
        self.topic = topic
        self.partition = partition
    }

    /// By topic, then by number.
    public static func < (left: TopicPartition, right: TopicPartition) -> Bool {
        (left.topic, left.partition) < (right.topic, right.partition)
    }
}

/// A place in a partition.
public struct Position: Sendable, Hashable {
    /// The topic.
    public var topic: String
    /// The partition.
    public var partition: Int32
    /// The offset.
    public var offset: Int64

    /// Makes a position.
    public init(topic: String, partition: Int32, offset: Int64) {
        self.topic = topic
        self.partition = partition
        self.offset = offset
    }

    /// The partition it is in.
    public var topicPartition: TopicPartition { TopicPartition(topic: topic, partition: partition) }
}

extension Sequence<Message> {
    /// What to commit once all these messages are done: for each partition the offset after the last of them.
    public var nextPositions: [Position] { furthest.map { Position($0, $1 + 1) } }

    /// Where to go back to when none of these messages is done: for each partition the offset of the first of them.
    public var firstPositions: [Position] {
        var first: [TopicPartition: Int64] = [:]
        for message in self {
            first[message.position.topicPartition, default: message.offset].formMinimum(message.offset)
        }
        return first.sorted { $0.key < $1.key }.map { Position($0.key, $0.value) }
    }

    private var furthest: [(TopicPartition, Int64)] {
        var last: [TopicPartition: Int64] = [:]
        for message in self {
            last[message.position.topicPartition, default: message.offset].formMaximum(message.offset)
        }
        return last.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}

extension Position {
    init(_ partition: TopicPartition, _ offset: Int64) {
        self.init(topic: partition.topic, partition: partition.partition, offset: offset)
    }
}

extension Int64 {
    fileprivate mutating func formMinimum(_ other: Int64) { self = Swift.min(self, other) }
    fileprivate mutating func formMaximum(_ other: Int64) { self = Swift.max(self, other) }
}

extension Message {
    /// Copies what librdkafka read; the C message may be destroyed afterwards.
    init(copying message: UnsafeMutablePointer<rd_kafka_message_t>) {
        let raw = message.pointee
        var kind = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE
        let time = rd_kafka_message_timestamp(message, &kind)
        self.init(
            topic: raw.rkt.map { String(cString: rd_kafka_topic_name($0)) } ?? "", partition: raw.partition,
            offset: raw.offset, timestamp: kind == RD_KAFKA_TIMESTAMP_NOT_AVAILABLE ? nil : time,
            key: Self.bytes(raw.key, raw.key_len), value: Self.bytes(raw.payload, raw.len),
            headers: Self.headers(of: message))
    }

    private static func bytes(_ start: UnsafeRawPointer?, _ count: Int) -> [UInt8]? {
        start.map { [UInt8](UnsafeRawBufferPointer(start: $0, count: count)) }
    }

    private static func headers(of message: UnsafeMutablePointer<rd_kafka_message_t>) -> [Header] {
        var list: OpaquePointer?
        guard rd_kafka_message_headers(message, &list) == RD_KAFKA_RESP_ERR_NO_ERROR, let list else { return [] }
        var headers: [Header] = []
        headers.reserveCapacity(rd_kafka_header_cnt(list))
        var name: UnsafePointer<CChar>?
        var value: UnsafeRawPointer?
        var size = 0
        while rd_kafka_header_get_all(list, headers.count, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR, let name
        {
            headers.append(Header(String(cString: name), bytes(value, size) ?? []))
        }
        return headers
    }
}
