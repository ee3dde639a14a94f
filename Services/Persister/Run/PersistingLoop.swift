import Kafka
import Postgres
import Service
import Shared

/// The work of `persister run`: read messages into batches, have each written, commit what is written; until told to stop.
///
/// One thread reads and commits, others write: while batches are written, the next is read. When the database is away, the
/// reading pauses, but the polling goes on, so that the group keeps this member.
final class PersistingLoop {
    static let name = "persisting"

    private let settings: PersisterSettings
    private let instruments: Instruments
    private let metrics: PersisterMetrics
    private let canceller: Canceller
    private let consumer: Consumer
    private let pool: WriterPool
    /// Batches not yet given to the writer; the last one is still being filled.
    private var queue = [Batch()]
    private var uncommitted = UncommittedPositions()
    private var isPaused = false
    private var pace: BatchPace

    /// When a batch is full: earlier while writing is slow.
    private var limits: BatchLimits { settings.limits.times(pace) }

    init(
        _ settings: PersisterSettings, _ instruments: Instruments, _ metrics: PersisterMetrics, consumer: Consumer,
        pool: WriterPool, canceller: Canceller
    ) {
        self.settings = settings
        self.instruments = instruments
        self.metrics = metrics
        self.canceller = canceller
        self.consumer = consumer
        self.pool = pool
        pace = BatchPace(target: settings.batchTime)
    }

    /// Runs until `stop` is raised; then finishes the batch in hand, if that can be done in time. Throws when the service
    /// must be started anew.
    func run(until stop: StopFlag) throws {
        while !stop.isRaised {
            try read()
            giveDue()
            try takeWritten(within: isFull ? .milliseconds(500) : .zero)
            commit()
        }
        let deadline = ContinuousClock.now + .seconds(5)
        while !pool.isIdle, .now < deadline { try takeWritten(within: deadline - .now) }
        commit(areLast: true)
        canceller.cancel()
        pool.end()
        consumer.close(timeout: .seconds(2))
    }

    private var isFull: Bool { queue.count > 1 || queue.last.map(limits.isFull) ?? false }

    // MARK: Reading

    /// Reads what there is room for.
    private func read() throws {
        try pauseOrResume()
        guard !isFull || isPaused else { return }
        let open = queue.last ?? Batch()
        let room = max(1, limits.count - open.count)
        let messages = try consumer.poll(
            max: isPaused ? 1 : room, bytes: max(1, limits.bytes - open.bytes), timeout: patience(open),
            gathering: .milliseconds(5))
        guard !messages.isEmpty else { return }
        metrics.pipeline.stages.time("read") { for message in messages { add(message) } }
    }

    /// How long to wait for messages: while batches are written only so long that the next is given soon after them.
    private func patience(_ open: Batch) -> Duration {
        if isPaused { return .milliseconds(1) }
        if pool.isIdle { return .milliseconds(250) }
        return open.isEmpty ? .milliseconds(20) : .milliseconds(5)
    }

    /// A full batch that only has to wait a moment needs no polling. When it waits longer, the partitions are paused, which
    /// throws away what the client has fetched ahead, and the polling goes on for the group's sake.
    private func pauseOrResume() throws {
        let shouldPause = isFull && !pool.isIdle && .now - pool.lastGiven > .seconds(2)
        if shouldPause {
            try consumer.pause(consumer.assignment)
        } else if isPaused {
            try consumer.resume(consumer.assignment)
        }
        isPaused = shouldPause
    }

    private func add(_ message: Message) {
        metrics.pipeline.received.add(1, message.topic)
        let content =
            message.topic == settings.service.topics.rejected
            ? Batch.Content.rejection(StoredRejection(message)) : MessageReader.content(ofExtraction: message)
        if let open = queue.last, !open.accepts(content) || settings.limits.keepApart(open, message) {
            queue.append(Batch())
        }
        queue[queue.count - 1].add(content, from: message)
    }

    // MARK: Writing

    /// Gives the writers what is due: what is full or old enough, and when nothing is being written, what there is. So batches
    /// grow with the load and nobody waits for company that may not come. An article's messages stay in order: nothing
    /// overtakes a batch that has to wait.
    private func giveDue() {
        while let first = queue.first, !first.isEmpty,
            queue.count > 1 || pool.isIdle || limits.isDue(first), pool.canTake(first)
        {
            queue.removeFirst()
            if queue.isEmpty { queue.append(Batch()) }
            metrics.pipeline.batchSizes.observe(Double(first.count))
            pool.give(first)
        }
    }

    private func takeWritten(within time: Duration) throws {
        for finished in try pool.takeFinished(within: time) {
            metrics.note(finished.batch, finished.outcome)
            note(finished.outcome)
            instruments.tracer.record(finished, group: settings.group)
            uncommitted.add(finished.batch.positions)
            pace.note(.nanoseconds(finished.writing.upperBound - finished.writing.lowerBound))
            metrics.pipeline.batchLimit.set(Double(limits.count))
        }
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
        let trace = TraceContext(of: message.headers)?.traceID ?? ""
        return [
            .topic: message.topic, .partition: message.partition, .offset: message.offset, .reason: refusal.reason,
            .error: refusal.detail, .traceID: trace,
        ]
    }

    // MARK: Committing

    /// Commits what is written, all of it when nothing follows. What cannot be committed now is tried again with the next; if the partition has gone to
    /// another member, its messages come there again, and change nothing.
    private func commit(areLast: Bool = false) {
        let positions = uncommitted.due(ownedBy: consumer.assignment, areLast: areLast)
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
