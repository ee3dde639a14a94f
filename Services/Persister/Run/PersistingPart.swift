import Kafka
import Postgres
import Service
import Synchronization

/// The part of the service that reads, writes and commits: a thread that makes everything ready, trying until it is, and then
/// runs the ``PersistingLoop``.
final class PersistingPart: Part {
    let name = PersistingLoop.name
    private let settings: PersisterSettings
    private let instruments: Instruments
    private let metrics: PersisterMetrics
    private let admin: Admin
    private let canceller = Canceller()
    private let flag = StopFlag()
    private let thread = Mutex<BackgroundThread?>(nil)

    init(_ settings: PersisterSettings, _ instruments: Instruments, _ metrics: PersisterMetrics, admin: Admin) {
        self.settings = settings
        self.instruments = instruments
        self.metrics = metrics
        self.admin = admin
        instruments.health.waiting(name, "starting")
    }

    func start(fail: @escaping @Sendable (any Error) -> Void) throws {
        let new = try BackgroundThread(name: name) { [self] in
            do { try run() } catch { fail(error) }
        }
        thread.withLock { $0 = new }
    }

    /// Lets the batch in hand be finished; gives it up when that takes too long.
    func stop() {
        flag.raise()
        guard let thread = thread.withLock({ $0 }), !thread.join(atMost: .seconds(7)) else { return }
        canceller.cancel()
        thread.join(atMost: .seconds(2))
    }

    private func run() throws {
        instruments.health.waiting(name, "the schema is not ready")
        guard try bringSchemaForward() else { return }
        instruments.health.waiting(name, "the topics are not ready")
        guard settings.topicPlan.make(with: admin, log: instruments.log, until: flag) else { return }
        let topics = settings.service.topics
        let consumer = try Consumer(
            settings: settings.kafka, group: settings.group, topics: [topics.extracted, topics.rejected],
            instanceID: settings.instanceID, onEvent: instruments.log.kafkaEvents(of: name))
        instruments.metrics.showLag { [weak consumer] in consumer }
        let loop = PersistingLoop(
            settings, instruments, metrics, consumer: consumer, pool: try writerPool(), canceller: canceller)
        instruments.health.ready(name)
        try loop.run(until: flag)
    }

    /// Applies migrations, waiting for the database as long as it takes. Throws when the schema cannot be brought forward.
    private func bringSchemaForward() throws -> Bool {
        let health = DatabaseHealth(instruments, settings.database)
        let migrator = Migrator { [log = instruments.log] migration in
            log.info("schema.migrated", [.version: "\(migration.version) \(migration.name)"])
        }
        var backoff = Backoff(limit: .seconds(5))
        let done: Void? = try backoff.retry(until: flag) {
            try migrator.run(on: Connection(settings.database.forMigrations, canceller: canceller))
        } onFailure: { error, _ in
            guard (error as? PostgresError)?.isRetriable == true || error is Migrator.OlderSchema else { throw error }
            health.failed(error)
        }
        return done != nil
    }

    private func writerPool() throws -> WriterPool {
        let events = instruments.log.kafkaEvents(of: "producer")
        let producer = try LastingProducer(settings: settings.kafka, onEvent: events)
        return try WriterPool(settings.writers) {
            let writing = Writing(settings, instruments, metrics, producer, canceller)
            return { batch, stop in try writing.write(batch, until: stop) }
        }
    }
}

/// What a writer's thread does with a batch: writes it and publishes what was refused, trying again until both are done.
private final class Writing {
    private let writer: BatchWriter
    private let sender: RejectionSender
    private let health: DatabaseHealth
    private let instruments: Instruments
    private let metrics: PersisterMetrics

    init(
        _ settings: PersisterSettings, _ instruments: Instruments, _ metrics: PersisterMetrics,
        _ producer: LastingProducer,
        _ canceller: Canceller
    ) {
        writer = BatchWriter(settings.database, canceller: canceller)
        sender = RejectionSender(producer: producer, topic: settings.service.topics.rejected)
        health = DatabaseHealth(instruments, settings.database)
        self.instruments = instruments
        self.metrics = metrics
    }

    /// Nil when it was told to stop before all was done.
    func write(_ batch: Batch, until stop: StopFlag) throws -> BatchOutcome? {
        var backoff = Backoff(limit: .seconds(5))
        let outcome = backoff.retry(until: stop) {
            try metrics.pipeline.stages.time("write") { try writer.write(batch) }
        } onFailure: { error, _ in
            let code = (error as? PostgresError)?.sqlState ?? "none"
            metrics.retries.add(1, code)
            // A deadlock or a serialisation failure says nothing about the database's health.
            if !code.hasPrefix("40") { health.failed(error) }
        }
        guard let outcome else { return nil }
        health.isWell()
        let sent: Void? = backoff.retry(until: stop) {
            try sender.send(outcome.refusals)
        } onFailure: { error, wait in
            instruments.log.warning("rejection.not-sent", [.error: "\(error)", .seconds: wait.seconds])
        }
        return sent == nil ? nil : outcome
    }
}
