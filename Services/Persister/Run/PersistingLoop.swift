import Kafka
import Postgres
import Service
import Shared

/// The work of `persister run`: read messages into batches, have each written, commit what is written; until told to stop.
///
/// One thread reads and commits, another writes: while a batch is written, the next is read. When the database is away, the
/// reading pauses, but the polling goes on, so that the group keeps this member.
final class PersistingLoop {
    static let name = "persisting"

    private let settings: PersisterSettings
    private let instruments: Instruments
    private let metrics: PersisterMetrics
    private let canceller: Canceller
    private let consumer: Consumer
    private let writer: WriterThread
    /// Batches not yet given to the writer; the last one is still being filled.
    private var queue = [Batch()]
    /// The batch that is being written.
    private var inHand: Batch?
    private var uncommitted = UncommittedPositions()
    private var isPaused = false

    init(
        _ settings: PersisterSettings, _ instruments: Instruments, _ metrics: PersisterMetrics, consumer: Consumer,
        writer: WriterThread, canceller: Canceller
    ) {
        self.settings = settings
        self.instruments = instruments
        self.metrics = metrics
        self.canceller = canceller
        self.consumer = consumer
        self.writer = writer
    }

    /// Runs until `stop` is raised; then finishes the batch in hand, if that can be done in time. Throws when the service
    /// must be started anew.
    func run(until stop: StopFlag) throws {
        while !stop.isRaised {
            try read()
            try takeWritten(within: isFull ? .milliseconds(500) : .zero)
            giveNext()
            commit()
        }
        try takeWritten(within: .seconds(6))
        commit()
        canceller.cancel()
        writer.end()
        consumer.close(timeout: .seconds(2))
    }

    private var isFull: Bool { queue.count > 1 || queue.last.map(settings.limits.isFull) ?? false }

    // MARK: Reading

    /// Reads what there is room for. Without room it only polls, so that the group sees that this member lives.
    private func read() throws {
        try pauseOrResume()
        let open = queue.last ?? Batch()
        let room = max(1, settings.limits.count - open.count)
        let messages = try consumer.poll(
            max: isPaused ? 1 : room, bytes: settings.limits.bytes, timeout: patience(open),
            gathering: .milliseconds(5))
        guard !messages.isEmpty else { return }
        metrics.pipeline.stages.time("read") { for message in messages { add(message) } }
    }

    /// How long to wait for messages: no longer than what was read may wait to be written.
    private func patience(_ open: Batch) -> Duration {
        if isPaused || isFull { return .milliseconds(1) }
        if inHand != nil { return .milliseconds(20) }
        guard let begun = open.begunAt else { return .milliseconds(250) }
        return max(.zero, settings.limits.age - (.now - begun))
    }

    /// Reading stops only when there is no room and the writer is long busy: a pause throws away what the client has
    /// fetched ahead.
    private func pauseOrResume() throws {
        let shouldPause = isFull && inHand != nil && longBusy
        if shouldPause {
            try consumer.pause(consumer.assignment)
        } else if isPaused {
            try consumer.resume(consumer.assignment)
        }
        isPaused = shouldPause
    }

    private var givenAt = ContinuousClock.now
    private var longBusy: Bool { ContinuousClock.now - givenAt > .seconds(2) }

    private func add(_ message: Message) {
        metrics.pipeline.received.add(1, message.topic)
        let content =
            message.topic == settings.service.topics.rejected
            ? Batch.Content.rejection(StoredRejection(message)) : MessageReader.content(ofExtraction: message)
        if !queue[queue.count - 1].accepts(content) { queue.append(Batch()) }
        queue[queue.count - 1].add(content, from: message)
    }

    // MARK: Writing

    private func giveNext() {
        guard inHand == nil, let first = queue.first, !first.isEmpty else { return }
        guard queue.count > 1 || settings.limits.isDue(first) else { return }
        queue.removeFirst()
        if queue.isEmpty { queue.append(Batch()) }
        metrics.pipeline.batchSizes.observe(Double(first.count))
        inHand = first
        givenAt = .now
        writer.give(first)
    }

    private func takeWritten(within time: Duration) throws {
        guard let batch = inHand, let taken = try writer.take(within: time) else { return }
        inHand = nil
        guard let outcome = taken.outcome else { return }
        metrics.note(batch, outcome)
        note(outcome)
        uncommitted.add(batch.positions)
    }

    private func note(_ outcome: BatchOutcome) {
        for refusal in outcome.refusals {
            instruments.log.warning("article.rejected", facts(refusal))
        }
        for refusal in outcome.unstorable {
            instruments.log.error("rejection.not-stored", facts(refusal))
        }
    }

    private func facts(_ refusal: Refusal) -> KeyValuePairs<LogKey, any LogValue> {
        let message = refusal.message
        let trace = message.headers["traceparent"].flatMap { TraceContext(header: $0) }?.traceID ?? ""
        return [
            .topic: message.topic, .partition: message.partition, .offset: message.offset, .reason: refusal.reason,
            .error: refusal.detail, .traceID: trace,
        ]
    }

    // MARK: Committing

    /// Commits what is written. What cannot be committed now is tried again with the next; if the partition has gone to
    /// another member, its messages come there again, and change nothing.
    private func commit() {
        let positions = uncommitted.due(ownedBy: consumer.assignment)
        guard !positions.isEmpty else { return }
        do {
            try metrics.pipeline.stages.time("commit") { try consumer.commit(positions) }
            uncommitted.committed(positions)
        } catch {
            metrics.pipeline.commitFailures.add(1, (error as? KafkaError)?.name ?? "unknown")
            instruments.log.warning("offsets.not-committed", [.error: "\(error)"])
            uncommitted.postpone()
        }
    }
}
