import Glibc
import Kafka
import Synchronization
import Testing

/// Notes what happens to a consumer.
private final class Events: Sendable {
    private let seen = Mutex<[KafkaEvent]>([])

    var all: [KafkaEvent] { seen.withLock(\.self) }

    func consumer(of topic: String, group: String, _ settings: KafkaSettings) throws -> Consumer {
        try Consumer(settings: settings, group: group, topics: [topic]) { event in
            self.seen.withLock { $0.append(event) }
        }
    }
}

@Suite("A group while its members work", .enabled(if: Broker.isThere), .timeLimit(.minutes(60)))
struct KeepAliveTests {
    @Test("Who works for longer than the poll interval keeps its partitions, by saying that it lives")
    func longWork() throws {
        try Broker.withTopic(partitions: 2) { topic, _ in
            try Broker.produce((0..<20).map(String.init), to: topic)
            let events = Events()
            let settings = try Broker.settings.with("max.poll.interval.ms", "6000").with("session.timeout.ms", "6000")
            let consumer = try events.consumer(of: topic, group: Broker.name("group"), settings)
            defer { consumer.close() }
            let first = try Broker.read(5, from: consumer)
            let end = ContinuousClock.now + .seconds(8)
            while ContinuousClock.now < end {
                #expect(try consumer.keepAlive().isEmpty)
                usleep(100_000)
            }
            try consumer.commit(first.nextPositions)
            let rest = try Broker.read(15, from: consumer)
            #expect((first + rest).map(\.text).sorted() == (0..<20).map(String.init).sorted())
            #expect(!events.all.contains { if case .revoked = $0 { true } else { false } })
        }
    }

    @Test("What a rebalance takes from a member at work is told to it, and comes once more: no more than its batch")
    func rebalanced() throws {
        try Broker.withTopic(partitions: 4) { topic, _ in
            let group = Broker.name("group")
            try Broker.produce((0..<40).map(String.init), to: topic)
            let one = try Events().consumer(of: topic, group: group, Broker.settings)
            defer { one.close() }
            let batch = try Broker.read(40, from: one)
            let two = try Events().consumer(of: topic, group: group, Broker.settings)
            defer { two.close() }
            var again: [Message] = []
            var lost: Set<TopicPartition> = []
            let deadline = ContinuousClock.now + Broker.patience
            while two.assignment.isEmpty || lost.isEmpty, ContinuousClock.now < deadline {
                again += try two.poll(max: 100, timeout: .milliseconds(50))
                lost = try one.keepAlive()
            }
            let kept = batch.filter { !lost.contains($0.position.topicPartition) }
            if !kept.isEmpty { try one.commit(kept.nextPositions) }
            while kept.count + again.count < 40, ContinuousClock.now < deadline {
                again += try two.poll(max: 100, timeout: .milliseconds(50))
                again += try one.poll(max: 100, timeout: .milliseconds(50))
            }
            again += try two.poll(max: 100, timeout: .milliseconds(200))
            again += try one.poll(max: 100, timeout: .milliseconds(200))
            #expect(!again.isEmpty && again.count <= batch.count)
            #expect((kept + again).map(\.text).sorted() == (0..<40).map(String.init).sorted())
        }
    }

    @Test("A member that there is no partition for is told so")
    func idle() throws {
        try Broker.withTopic { topic, _ in
            let group = Broker.name("group")
            let (one, two) = (Events(), Events())
            let consumers = try [one, two].map { try $0.consumer(of: topic, group: group, Broker.settings) }
            defer { for consumer in consumers { consumer.close() } }
            let deadline = ContinuousClock.now + Broker.patience
            while !(one.all + two.all).contains(.idle), ContinuousClock.now < deadline {
                for consumer in consumers { _ = try consumer.poll(max: 1, timeout: .milliseconds(50)) }
            }
            #expect((one.all + two.all).contains(.idle))
        }
    }
}
