import Kafka

/// How far one consumer group is behind.
struct GroupReport: Encodable, Equatable {
    /// One partition of a topic that the group reads.
    struct Partition: Encodable, Equatable {
        var topic: String
        var partition: Int32
        /// The next offset that the group reads.
        var position: Int64
        /// The offset after the last message.
        var end: Int64
        /// How many messages wait.
        var lag: Int64
        /// The member that has the partition: its client id and host.
        var member: String?
    }

    var service: String
    var group: String
    var members: Int
    var partitions: [Partition]

    /// How many messages wait in all.
    var lag: Int64 { partitions.reduce(0) { $0 + $1.lag } }

    /// How many members can have something to do: each topic's partitions are shared among them alike.
    var places: Int { Dictionary(grouping: partitions, by: \.topic).values.map(\.count).max() ?? 0 }

    private enum CodingKeys: String, CodingKey {
        case service, group, members, lag, partitions, advice
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(service, forKey: .service)
        try fields.encode(group, forKey: .group)
        try fields.encode(members, forKey: .members)
        try fields.encode(lag, forKey: .lag)
        try fields.encode(partitions, forKey: .partitions)
        try fields.encode(advice, forKey: .advice)
    }
}
