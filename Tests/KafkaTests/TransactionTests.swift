import Kafka
import Testing

@Suite("Transactions, at a broker", .enabled(if: Broker.isThere), .timeLimit(.minutes(60)))
struct TransactionTests {
    @Test("Messages and offsets of a committed transaction are visible together")
    func commits() throws {
        try Broker.withTopic { topic, admin in
            let group = Broker.name("group")
            try Broker.produce(["in"], to: topic)
            let consumer = try Consumer(settings: Broker.settings, group: group, topics: [topic])
            defer { consumer.close() }
            let batch = try Broker.read(1, from: consumer)
            let producer = try prepared(Broker.name("tx"))
            try producer.beginTransaction()
            try producer.send(topic: topic, key: nil, value: Array("out".utf8))
            try producer.sendOffsets(batch.nextPositions, of: consumer)
            try producer.commitTransaction()
            #expect(try admin.committed(group: group) == [Position(topic: topic, partition: 0, offset: 1)])
            #expect(try Broker.read(1, from: consumer).map(\.text) == ["out"])
        }
    }

    @Test("Nothing of an aborted transaction is seen, and its offsets are not committed")
    func aborts() throws {
        try Broker.withTopic { topic, admin in
            let group = Broker.name("group")
            try Broker.produce(["in"], to: topic)
            let consumer = try Consumer(settings: Broker.settings, group: group, topics: [topic])
            defer { consumer.close() }
            let batch = try Broker.read(1, from: consumer)
            let producer = try prepared(Broker.name("tx"))
            try producer.beginTransaction()
            try producer.send(topic: topic, key: nil, value: Array("out".utf8))
            try producer.flush(timeout: Broker.patience)
            try producer.sendOffsets(batch.nextPositions, of: consumer)
            try producer.abortTransaction()
            try Broker.produce(["after"], to: topic)
            #expect(try admin.committed(group: group).isEmpty)
            #expect(try Broker.read(1, from: consumer).map(\.text) == ["after"])
        }
    }

    @Test("An older producer of the same transactional id is fenced, and says so")
    func fences() throws {
        try Broker.withTopic { topic, _ in
            let id = Broker.name("tx")
            let old = try prepared(id)
            try old.beginTransaction()
            try old.send(topic: topic, key: nil, value: Array("zombie".utf8))
            try old.flush(timeout: Broker.patience)
            let new = try prepared(id)
            let error = #expect(throws: KafkaError.self) { try old.commitTransaction() }
            #expect(error?.isFatal == true)
            try new.beginTransaction()
            try new.send(topic: topic, key: nil, value: Array("new".utf8))
            try new.commitTransaction()
            let consumer = try Consumer(settings: Broker.settings, group: Broker.name("group"), topics: [topic])
            defer { consumer.close() }
            #expect(try Broker.read(1, from: consumer).map(\.text) == ["new"])
        }
    }

    @Test("A partition that ends with a transaction's marker has no lag when it is read")
    func markersAreNoLag() throws {
        try Broker.withTopic { topic, _ in
            let producer = try prepared(Broker.name("tx"))
            try producer.beginTransaction()
            try producer.send(topic: topic, key: nil, value: Array("one".utf8))
            try producer.commitTransaction()
            let consumer = try Consumer(settings: Broker.settings, group: Broker.name("group"), topics: [topic])
            defer { consumer.close() }
            _ = try Broker.read(1, from: consumer)
            let deadline = ContinuousClock.now + Broker.patience
            while consumer.lag().map(\.messages) != [0], ContinuousClock.now < deadline {
                #expect(try consumer.poll(max: 1, timeout: .milliseconds(100)).isEmpty)
            }
            #expect(consumer.lag().map(\.messages) == [0])
        }
    }

    private func prepared(_ id: String) throws -> Producer {
        let producer = try Producer(settings: Broker.settings, transactionalID: id)
        try producer.prepareTransactions(timeout: Broker.patience)
        return producer
    }
}
