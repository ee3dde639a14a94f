import Kafka
import Service
import Shared
import Synchronization

/// Reads the inbox, publishes what it holds, and commits once the broker has that.
final class InboxLoop: Sendable {
    static let name = "inbox"
    private let settings: IngestSettings
    private let reader: InboxReader
    private let delivery: Delivery
    private let instruments: Instruments
    private let metrics: IngestMetrics
    private let consumer = Mutex<Consumer?>(nil)

    init(
        _ settings: IngestSettings, reader: InboxReader, delivery: Delivery, _ instruments: Instruments,
        _ metrics: IngestMetrics
    ) {
        self.settings = settings
        self.reader = reader
        self.delivery = delivery
        self.instruments = instruments
        self.metrics = metrics
        instruments.health.waiting(Self.name, "the topics are not there yet")
        instruments.metrics.showLag { [weak self] in self?.consumer.withLock { $0 } }
    }

    /// Works until `stop` is raised; a consumer that cannot go on is replaced by a new one.
    func run(topicsMade: () -> Bool, until stop: StopFlag) {
        while !topicsMade() { if stop.wait(.milliseconds(20)) { return } }
        var backoff = Backoff(first: .seconds(1), limit: .seconds(30))
        _ = backoff.retry(until: stop) {
            try consume(until: stop)
        } onFailure: { error, wait in
            instruments.health.waiting(Self.name, "\(error)")
            instruments.log.error("inbox.failed", [.error: "\(error)", .seconds: wait.seconds])
        }
    }

    private func consume(until stop: StopFlag) throws(KafkaError) {
        let consumer = try Consumer(
            settings: settings.kafka, group: settings.service.topics.group(of: "ingest"),
            topics: [settings.service.topics.inbox], instanceID: settings.instanceID,
            onEvent: instruments.log.kafkaEvents(of: Self.name))
        self.consumer.withLock { $0 = consumer }
        defer {
            self.consumer.withLock { $0 = nil }
            consumer.close(timeout: .seconds(2))
        }
        instruments.health.ready(Self.name)
        var uncommitted = UncommittedPositions()
        defer { commit(&uncommitted, areLast: true, consumer) }
        while !stop.isRaised {
            let messages = try consumer.poll(max: settings.inboxBatch, bytes: 4_000_000, timeout: .milliseconds(100))
            if !messages.isEmpty, publish(messages, until: stop) { uncommitted.add(messages.nextPositions) }
            commit(&uncommitted, consumer)
        }
    }

    /// Whether the broker has all that became of `messages`.
    private func publish(_ messages: [Message], until stop: StopFlag) -> Bool {
        metrics.pipeline.received.add(messages.count, settings.service.topics.inbox)
        metrics.pipeline.batchSizes.observe(Double(messages.count))
        var rest = messages[...]
        while !rest.isEmpty { if !publishSome(&rest, until: stop) { return false } }
        return true
    }

    /// As many outcomes are held at once: a line of two bytes becomes a rejection of two kilobytes.
    private static let outcomesAtOnce = 10_000

    /// Takes messages from the front and publishes what becomes of them.
    private func publishSome(_ messages: inout ArraySlice<Message>, until stop: StopFlag) -> Bool {
        let time = Timestamp.now()
        var trace = InboxTrace(instruments.tracer, group: settings.service.topics.group(of: "ingest"))
        var outcomes: [InboxReader.Outcome] = []
        while outcomes.count < Self.outcomesAtOnce, let message = messages.popFirst() {
            outcomes += trace.reading(message) { reader.outcomes(of: message, trace: $0, at: time) }
        }
        trace.isRead()
        guard let sent = delivery.deliver(outcomes.map(\.outgoing), until: stop, smaller: reader.smaller) else {
            return false
        }
        for (outcome, message) in zip(outcomes, sent) { metrics.note(outcome.article, message, instruments.log) }
        trace.record(sent, of: outcomes)
        return true
    }

    /// A commit that fails is made good by a later one, or the messages come again: publishing them twice does no harm.
    private func commit(_ uncommitted: inout UncommittedPositions, areLast: Bool = false, _ consumer: Consumer) {
        let positions = uncommitted.due(ownedBy: consumer.assignment, areLast: areLast)
        guard !positions.isEmpty else { return }
        do {
            try consumer.commit(positions)
            uncommitted.committed(positions)
        } catch {
            metrics.pipeline.commitFailures.add(1, error.name)
            instruments.log.warning("inbox.uncommitted", [.count: positions.count, .error: "\(error)"])
            uncommitted.postpone()
        }
    }
}
