import Kafka
import Service
import Shared
import Synchronization

/// Polls the feeds whose partitions of the topic of feeds this process has, and keeps what it learns in that topic.
///
/// One thread follows the topic, as a member of a group that commits nothing: whoever gets a partition reads all that is
/// known of its feeds before polling them. Other threads poll.
final class FeedLoop: Sendable {
    private let settings: IngestSettings
    private let admin: Admin
    private let poller: FeedPoller
    private let delivery: Delivery
    private let log: Log
    private let schedule: Mutex<FeedSchedule>

    init(_ settings: IngestSettings, admin: Admin, poller: FeedPoller, delivery: Delivery, log: Log) {
        self.settings = settings
        self.admin = admin
        self.poller = poller
        self.delivery = delivery
        self.log = log
        schedule = Mutex(FeedSchedule(settings.feeds.feeds, timing: poller.timing))
    }

    private var topic: String { settings.service.topics.feeds }

    /// The threads, to be started in order.
    func parts(topicsMade: @escaping @Sendable () -> Bool) -> [any Part] {
        let follower = BackgroundLoop(name: "feeds") { [self] stop in
            while !topicsMade() { if stop.wait(.milliseconds(20)) { return } }
            follow(until: stop)
        }
        let pollers = (1...settings.feeds.threads).map { number in
            BackgroundLoop(name: "feeds.\(number)") { [self] stop in work(until: stop) }
        }
        return [follower] + pollers
    }

    /// Follows the topic; a consumer that cannot go on is replaced by a new one.
    private func follow(until stop: StopFlag) {
        var backoff = Backoff(first: .seconds(1), limit: .seconds(30))
        _ = backoff.retry(until: stop) {
            try consume(until: stop)
        } onFailure: { error, wait in
            log.error("feeds.failed", [.error: "\(error)", .seconds: wait.seconds])
        }
    }

    private func consume(until stop: StopFlag) throws(KafkaError) {
        guard let partitions = try admin.topic(topic)?.partitions else {
            throw KafkaError(.unknownTopic, reason: "there is no topic \(topic)")
        }
        schedule.withLock { $0.begin(partitions: partitions) }
        let consumer = try Consumer(
            settings: settings.kafka, group: settings.service.topics.group(of: "ingest.feeds"), topics: [topic],
            instanceID: settings.instanceID, onEvent: log.kafkaEvents(of: "feeds"))
        defer {
            schedule.withLock { $0.own([]) }
            consumer.close(timeout: .seconds(2))
        }
        while !stop.isRaised {
            let messages = try consumer.poll(max: 1000, bytes: 8_000_000, timeout: .milliseconds(200))
            let states = messages.compactMap(state)
            let mine = Set(consumer.partitionsRead.map(\.partition))
            let count = schedule.withLock { schedule in
                for state in states { schedule.learn(state) }
                schedule.own(mine)
                return schedule.count
            }
            poller.metrics.own(count)
        }
    }

    /// What a message of the topic says; one that cannot be read is as if it were not there.
    private func state(_ message: Message) -> FeedState? {
        guard let value = message.value else { return nil }
        do throws(RecordError) {
            return try FeedState(record: value)
        } catch {
            log.warning(
                "feeds.unreadable",
                [.partition: message.partition, .offset: message.offset, .error: error.description])
            return nil
        }
    }

    /// Polls whatever is due.
    private func work(until stop: StopFlag) {
        while !stop.isRaised {
            guard let state = schedule.withLock({ $0.take(at: FeedPoller.now()) }) else {
                stop.wait(.milliseconds(200))
                continue
            }
            let after = poller.poll(state, until: stop) { keep($0, until: stop) }
            schedule.withLock { $0.putBack(after ?? state) }
        }
    }

    /// Whether the topic has the state.
    private func keep(_ state: FeedState, until stop: StopFlag) -> Bool {
        guard let record = try? state.record else { return false }
        let message = OutgoingMessage(
            topic: topic, partition: schedule.withLock { $0.partition(of: state.url) }, key: Array(state.url.utf8),
            value: record, headers: [Header("content-type", "application/json")])
        return delivery.deliver([message], until: stop, smaller: Self.forgotten) != nil
    }

    /// A state that the topic finds too large is forgotten: its entries come again, which does no harm.
    private static func forgotten(_ message: OutgoingMessage) -> OutgoingMessage {
        var message = message
        message.value = nil
        return message
    }
}
