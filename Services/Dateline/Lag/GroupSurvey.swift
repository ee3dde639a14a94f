import Kafka

/// Asks the broker how far groups are behind.
struct GroupSurvey {
    let admin: Admin
    let reader: PartitionReader

    func report(of reader: Reader) throws -> GroupReport {
        let members = try admin.members(of: reader.group)
        let partitions = try admin.lag(of: reader.group, topics: reader.topics).map { try partition($0, members) }
        return GroupReport(
            service: reader.service, group: reader.group, members: members.count, partitions: partitions)
    }

    private func partition(_ lag: Lag, _ members: [GroupMember]) throws -> GroupReport.Partition {
        let member = members.first { $0.partitions.contains(lag.partition) }
        return GroupReport.Partition(
            topic: lag.partition.topic, partition: lag.partition.partition, position: lag.position, end: lag.end,
            lag: try messages(lag), member: member.map { "\($0.instanceID ?? $0.clientID) \($0.host)" })
    }

    /// The marker that ends a transaction has an offset but is no message: nobody reads it, and it never stops waiting. A
    /// partition whose rest holds nothing else is read to its end.
    private func messages(_ lag: Lag) throws -> Int64 {
        guard lag.messages > 0 else { return 0 }
        var holdsMessages = false
        let position = Position(
            topic: lag.partition.topic, partition: lag.partition.partition, offset: lag.position)
        try reader.read(from: position) { _ in
            holdsMessages = true
            return false
        }
        return holdsMessages ? lag.messages : 0
    }
}
