import Kafka
import Shared
import Testing

@Suite("Consumer and producer, at a broker", .enabled(if: Broker.isThere), .timeLimit(.minutes(60)))
struct ConsumerTests {
    @Test("Key, value, headers and time come back as they were sent; no value is not an empty value")
    func roundTrip() throws {
        try Broker.withTopic { topic, _ in
            let producer = try Producer(settings: Broker.settings)
            let headers = [Header("a", "1"), Header("a", [0xFF, 0]), Header("empty", [])]
            try producer.send(topic: topic, key: [1, 0, 2], value: [0, 255], headers: headers)
            try producer.send(topic: topic, key: nil, value: [])
            try producer.send(topic: topic, key: [], value: nil)
            try producer.flush(timeout: Broker.patience)
            let consumer = try Consumer(settings: Broker.settings, group: Broker.name("group"), topics: [topic])
            defer { consumer.close() }
            let messages = try Broker.read(3, from: consumer)
            #expect(messages.map(\.key) == [[1, 0, 2], nil, []])
            #expect(messages.map(\.value) == [[0, 255], [], nil])
            #expect(messages.first?.headers == headers)
            #expect(messages.map(\.offset) == [0, 1, 2])
            #expect(messages.allSatisfy { ($0.timestamp ?? 0) > 1_700_000_000_000 })
        }
    }

    @Test("A message goes to the partition it is sent to, and a partition read to its end is told")
    func chosenPartition() throws {
        try Broker.withTopic(partitions: 3) { topic, _ in
            let producer = try Producer(settings: Broker.settings)
            for partition: Int32 in [2, 0] {
                try producer.send(topic: topic, partition: partition, key: [7], value: [1])
            }
            try producer.flush(timeout: Broker.patience)
            let consumer = try Consumer(settings: Broker.settings, group: Broker.name("group"), topics: [topic])
            defer { consumer.close() }
            #expect(consumer.partitionsRead.isEmpty)
            #expect(Set(try Broker.read(2, from: consumer).map(\.partition)) == [0, 2])
            let deadline = ContinuousClock.now + Broker.patience
            while consumer.partitionsRead.count < 3, ContinuousClock.now < deadline {
                _ = try consumer.poll(max: 1, timeout: .milliseconds(100))
            }
            #expect(consumer.partitionsRead.map(\.partition) == [0, 1, 2])
        }
    }

    @Test("A poll takes at most so many messages, and at most so many bytes with the one that passes the limit")
    func bounds() throws {
        try Broker.withTopic { topic, _ in
            try Broker.produce((0..<20).map { _ in String(repeating: "x", count: 100) }, to: topic)
            let consumer = try Consumer(settings: Broker.settings, group: Broker.name("group"), topics: [topic])
            defer { consumer.close() }
            #expect(try Broker.read(1, from: consumer).count == 1)
            let time = Broker.patience
            #expect(try consumer.poll(max: 5, timeout: time, gathering: time, lull: time).count == 5)
            #expect(try consumer.poll(max: 50, bytes: 250, timeout: time, gathering: time, lull: time).count == 3)
            #expect(try consumer.poll(max: 50, timeout: time, gathering: .seconds(1), lull: time).count == 11)
            #expect(try consumer.poll(max: 50, timeout: .milliseconds(300)).isEmpty)
        }
    }

    @Test("A poll ends when nothing more comes, long before the time in which it may gather is over")
    func lull() throws {
        try Broker.withTopic { topic, _ in
            try Broker.produce(["a", "b"], to: topic)
            let consumer = try Consumer(settings: Broker.settings, group: Broker.name("group"), topics: [topic])
            defer { consumer.close() }
            let start = ContinuousClock.now
            var count = 0
            while count < 2 {
                count += try consumer.poll(max: 50, timeout: .seconds(60), gathering: .seconds(7200)).count
            }
            #expect(ContinuousClock.now - start < .seconds(1800))
        }
    }

    @Test("A large message comes in a poll of its own, in its turn; after going back it comes again in its turn")
    func largeApart() throws {
        try Broker.withTopic { topic, _ in
            let large = String(repeating: "x", count: 2000)
            try Broker.produce(["a", "b", large, "c"], to: topic)
            let consumer = try Consumer(settings: Broker.settings, group: Broker.name("group"), topics: [topic])
            defer { consumer.close() }
            func poll() throws -> [String] {
                let time = Broker.patience
                let messages = try consumer.poll(
                    max: 50, large: 1000, timeout: time, gathering: .seconds(2), lull: .seconds(2))
                return messages.map { $0.text.count > 1 ? "large" : $0.text }
            }
            #expect(try poll() == ["a", "b"])
            try consumer.seek([Position(topic: topic, partition: 0, offset: 1)])
            #expect(try poll() == ["b"])
            #expect(try poll() == ["large"])
            #expect(try poll() == ["c"])
        }
    }

    @Test("A new member of the group goes on after what was committed, and gets again what was not")
    func goesOnAfterCommit() throws {
        try Broker.withTopic { topic, _ in
            let group = Broker.name("group")
            try Broker.produce(["a", "b", "c", "d"], to: topic)
            let first = try Consumer(settings: Broker.settings, group: group, topics: [topic])
            let messages = try Broker.read(4, from: first)
            try first.commit(messages.prefix(2).nextPositions)
            first.close()
            let second = try Consumer(settings: Broker.settings, group: group, topics: [topic])
            defer { second.close() }
            #expect(try Broker.read(2, from: second).map(\.text) == ["c", "d"])
        }
    }

    @Test("Seeking to the first positions of a batch brings the batch again")
    func seeks() throws {
        try Broker.withTopic(partitions: 3) { topic, _ in
            try Broker.produce((1...30).map { "m\($0)" }, to: topic)
            let consumer = try Consumer(settings: Broker.settings, group: Broker.name("group"), topics: [topic])
            defer { consumer.close() }
            let batch = try Broker.read(30, from: consumer)
            try consumer.seek(batch.firstPositions)
            let again = try Broker.read(30, from: consumer)
            #expect(Set(again.map(\.text)) == Set(batch.map(\.text)))
            #expect(again.count == 30)
        }
    }

    @Test("A paused partition gives nothing until it is resumed")
    func pauses() throws {
        try Broker.withTopic { topic, _ in
            let consumer = try Consumer(settings: Broker.settings, group: Broker.name("group"), topics: [topic])
            defer { consumer.close() }
            try Broker.produce(["a"], to: topic)
            #expect(try Broker.read(1, from: consumer).count == 1)
            try consumer.pause(consumer.assignment)
            try Broker.produce(["b"], to: topic)
            #expect(try consumer.poll(max: 1, timeout: .seconds(1)).isEmpty)
            try consumer.resume(consumer.assignment)
            #expect(try Broker.read(1, from: consumer).map(\.text) == ["b"])
        }
    }

    @Test("Two members share the partitions; when one leaves, the other has all")
    func shares() throws {
        try Broker.withTopic(partitions: 4) { topic, _ in
            let group = Broker.name("group")
            let first = try Consumer(settings: Broker.settings, group: group, topics: [topic])
            let second = try Consumer(settings: Broker.settings, group: group, topics: [topic])
            defer { first.close() }
            poll([first, second]) { first.assignment.count == 2 && second.assignment.count == 2 }
            #expect(first.assignment.count == 2)
            #expect(Set(first.assignment + second.assignment).count == 4)
            second.close()
            poll([first]) { first.assignment.count == 4 }
            #expect(first.assignment.count == 4)
        }
    }

    @Test("The lag is what is not yet read, and 0 at the end")
    func lag() throws {
        try Broker.withTopic(partitions: 2) { topic, _ in
            try Broker.produce((1...10).map { "m\($0)" }, to: topic)
            let consumer = try Consumer(settings: Broker.settings, group: Broker.name("group"), topics: [topic])
            defer { consumer.close() }
            _ = try Broker.read(4, from: consumer)
            poll([]) { consumer.lag().count == 2 }
            #expect(consumer.lag().map(\.messages).reduce(0, +) == 6)
            _ = try Broker.read(6, from: consumer)
            #expect(consumer.lag().map(\.messages) == [0, 0])
        }
    }

    private func poll(_ consumers: [Consumer], until done: () -> Bool) {
        let deadline = ContinuousClock.now + Broker.patience
        while !done(), ContinuousClock.now < deadline {
            for consumer in consumers { _ = try? consumer.poll(max: 10, timeout: .milliseconds(50)) }
        }
    }
}
