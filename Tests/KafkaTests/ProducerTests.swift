import Kafka
import Synchronization
import Testing

@Suite("Producer, at a broker", .enabled(if: Broker.isThere), .timeLimit(.minutes(60)))
struct ProducerTests {
    @Test("The topic's own max.message.bytes lets messages of several megabytes pass")
    func largeMessages() throws {
        try Broker.withTopic(configuration: ["max.message.bytes": "10000000"]) { topic, _ in
            let large = [UInt8](repeating: 65, count: 6_000_000)
            #expect(try report(of: large, to: topic) == .success(Position(topic: topic, partition: 0, offset: 0)))
            let consumer = try Consumer(settings: Broker.settings, group: Broker.name("group"), topics: [topic])
            defer { consumer.close() }
            #expect(try Broker.read(1, from: consumer).map(\.value) == [large])
        }
    }

    @Test("A message larger than its topic allows is refused with that reason, and the next one passes")
    func tooLarge() throws {
        try Broker.withTopic(configuration: ["max.message.bytes": "200000"]) { topic, _ in
            guard case .failure(let error) = try report(of: [UInt8](repeating: 65, count: 300_000), to: topic) else {
                Issue.record("it was taken")
                return
            }
            #expect(error.code == .messageTooLarge)
            #expect(!error.isRetriable)
            #expect(try report(of: [65], to: topic) == .success(Position(topic: topic, partition: 0, offset: 0)))
        }
    }

    @Test("Each message has one report, and closing makes those that are missing")
    func reportsOnce() throws {
        let unreachable = try Producer(settings: KafkaSettings(bootstrapServers: "127.0.0.1:1"))
        let reports = Mutex(0)
        for _ in 0..<100 {
            try unreachable.send(topic: "nowhere", key: nil, value: [1]) { _ in reports.withLock { $0 += 1 } }
        }
        #expect(unreachable.waiting >= 100)
        unreachable.close(timeout: .milliseconds(100))
        #expect(reports.withLock { $0 } == 100)
    }

    private func report(of value: [UInt8], to topic: String) throws -> DeliveryReport {
        let producer = try Producer(settings: Broker.settings)
        let result = Mutex<DeliveryReport?>(nil)
        try producer.send(topic: topic, key: nil, value: value) { report in result.withLock { $0 = report } }
        try producer.flush(timeout: Broker.patience)
        producer.close()
        return try #require(result.withLock { $0 })
    }
}
