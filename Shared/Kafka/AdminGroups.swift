import CRdKafka
import Glibc

/// A member of a consumer group.
public struct GroupMember: Sendable, Equatable {
    /// Its `client.id`.
    public let clientID: String
    /// Its `group.instance.id`, when it is static.
    public let instanceID: String?
    /// Where it runs.
    public let host: String
    /// The partitions it has.
    public let partitions: [TopicPartition]
}

extension Admin {
    /// The offsets from which `group` goes on; partitions for which it committed nothing are left out.
    public func committed(group: String, timeout: Duration = .seconds(10)) throws(KafkaError) -> [Position] {
        var request: OpaquePointer? = rd_kafka_ListConsumerGroupOffsets_new(group, nil)
        defer { rd_kafka_ListConsumerGroupOffsets_destroy(request) }
        return try client.request(
            RD_KAFKA_ADMIN_OP_LISTCONSUMERGROUPOFFSETS, timeout: timeout, doing: "ask for the offsets of \(group)",
            send: { rd_kafka_ListConsumerGroupOffsets(client.handle, &request, 1, $0, $1) },
            read: { event throws(KafkaError) in
                var count = 0
                let answer = rd_kafka_event_ListConsumerGroupOffsets_result(event)
                let groups = rd_kafka_ListConsumerGroupOffsets_result_groups(answer, &count)
                return try UnsafeBufferPointer(start: groups, count: count).first.map(Self.positions) ?? []
            })
    }

    private static func positions(of group: OpaquePointer?) throws(KafkaError) -> [Position] {
        try check(rd_kafka_error_code(rd_kafka_group_result_error(group)), doing: "ask for a group's offsets")
        guard let list = rd_kafka_group_result_partitions(group) else { return [] }
        return PartitionList.positions(of: list)
    }

    /// The members of `group`; none when there is no such group.
    public func members(of group: String, timeout: Duration = .seconds(10)) throws(KafkaError) -> [GroupMember] {
        let name = strdup(group)
        defer { free(name) }
        var names = [UnsafePointer(name)]
        return try client.request(
            RD_KAFKA_ADMIN_OP_DESCRIBECONSUMERGROUPS, timeout: timeout, doing: "describe the group \(group)",
            send: { rd_kafka_DescribeConsumerGroups(client.handle, &names, 1, $0, $1) },
            read: { event throws(KafkaError) in
                var count = 0
                let answer = rd_kafka_event_DescribeConsumerGroups_result(event)
                let groups = rd_kafka_DescribeConsumerGroups_result_groups(answer, &count)
                return try UnsafeBufferPointer(start: groups, count: count).first.map(Self.members) ?? []
            })
    }

    private static func members(of group: OpaquePointer?) throws(KafkaError) -> [GroupMember] {
        if let error = rd_kafka_ConsumerGroupDescription_error(group) {
            try check(rd_kafka_error_code(error), doing: "describe a group")
        }
        return (0..<rd_kafka_ConsumerGroupDescription_member_count(group)).map {
            GroupMember(rd_kafka_ConsumerGroupDescription_member(group, $0))
        }
    }

    /// How far `group` is behind in every partition of `topics`.
    public func lag(
        of group: String, topics: [String], timeout: Duration = .seconds(10)
    ) throws(KafkaError) -> [Lag] {
        var committed: [TopicPartition: Int64] = [:]
        for position in try self.committed(group: group, timeout: timeout) {
            committed[position.topicPartition] = position.offset
        }
        var lags: [Lag] = []
        for topic in topics {
            for number in 0..<(try self.topic(topic, timeout: timeout)?.partitions ?? 0) {
                let partition = TopicPartition(topic: topic, partition: Int32(number))
                let range = try watermarks(of: partition, timeout: timeout)
                let position = max(committed[partition] ?? range.lowerBound, range.lowerBound)
                lags.append(Lag(partition: partition, position: position, end: range.upperBound))
            }
        }
        return lags
    }
}

extension GroupMember {
    init(_ member: OpaquePointer?) {
        let list = rd_kafka_MemberAssignment_partitions(rd_kafka_MemberDescription_assignment(member))
        self.init(
            clientID: String(cString: rd_kafka_MemberDescription_client_id(member)),
            instanceID: rd_kafka_MemberDescription_group_instance_id(member).map { String(cString: $0) },
            host: String(cString: rd_kafka_MemberDescription_host(member)),
            partitions: list.map { PartitionList.partitions(of: $0).sorted() } ?? [])
    }
}
