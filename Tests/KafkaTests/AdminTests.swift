import Kafka
import Testing

@Suite("Admin, at a broker", .enabled(if: Broker.isThere), .timeLimit(.minutes(60)))
struct AdminTests {
    @Test("A topic is made once, with its partitions and configuration, however often it is asked for")
    func createsTopics() throws {
        try Broker.withTopic(partitions: 3, configuration: ["max.message.bytes": "5000000"]) { topic, admin in
            try admin.createTopics([TopicSpecification(topic, partitions: 7)])
            #expect(try admin.topic(topic)?.partitions == 3)
            #expect(try admin.topic(topic)?.isReady == true)
            #expect(try admin.configuration(of: topic)["max.message.bytes"] == "5000000")
            #expect(try admin.topics().map(\.name).contains(topic))
        }
    }

    @Test("A topic that is not there has no metadata")
    func unknownTopic() throws {
        let admin = try Admin(settings: Broker.settings)
        #expect(try admin.topic(Broker.name("nowhere")) == nil)
    }

    @Test("Watermarks, committed offsets, members and lag of a group are told")
    func tellsOfGroups() throws {
        try Broker.withTopic(partitions: 2) { topic, admin in
            let group = Broker.name("group")
            try Broker.produce((1...10).map { "m\($0)" }, to: topic)
            let consumer = try Consumer(settings: Broker.settings, group: group, topics: [topic], instanceID: "one")
            defer { consumer.close() }
            let messages = try Broker.read(10, from: consumer)
            #expect(messages.count == 10)
            try consumer.commit(messages.prefix(4).nextPositions)
            #expect(try Set(admin.committed(group: group)) == Set(messages.prefix(4).nextPositions))
            #expect(try admin.lag(of: group, topics: [topic]).map(\.messages).reduce(0, +) == 6)
            let ends = try (0...1).map {
                try admin.watermarks(of: TopicPartition(topic: topic, partition: $0)).upperBound
            }
            #expect(ends.reduce(0, +) == 10)
            let members = try admin.members(of: group)
            #expect(members.count == 1)
            #expect(members.first?.instanceID == "one")
            #expect(members.first?.partitions.count == 2)
        }
    }

    @Test("A group that is not there has no members and no offsets")
    func unknownGroup() throws {
        let admin = try Admin(settings: Broker.settings)
        let group = Broker.name("nobody")
        #expect(try admin.members(of: group).isEmpty)
        #expect(try admin.committed(group: group).isEmpty)
    }
}
