import Kafka
import Postgres
import Service
import Shared

/// Writes the extractions of files, one a line, as `persister run` writes those of the topic. The next batch is read while one is
/// written.
final class Loader {
    /// What was done.
    struct Report {
        var lines = 0
        var summary = WriteSummary()
        var folded = 0
        var refusals: [Refusal] = []
    }

    private let limits: BatchLimits
    private let pool: WriterPool
    private let loadedAt: Int64
    private let onProgress: (Report) -> Void
    private var batch = Batch()
    private(set) var report = Report()

    /// `loadedAt`, in milliseconds since 1970, stands for the time at which the extractions were published: of one text,
    /// those loaded later win.
    init(
        _ database: ConnectionSettings, limits: BatchLimits, writers: Int, loadedAt: Int64,
        onProgress: @escaping (Report) -> Void
    ) throws {
        self.limits = limits
        self.loadedAt = loadedAt
        self.onProgress = onProgress
        pool = try WriterPool(writers) {
            let writer = BatchWriter(database)
            return { batch, stop in try Self.write(batch, with: writer, until: stop) }
        }
    }

    /// Tries again what may succeed later, but not for ever: somebody waits.
    private static func write(_ batch: Batch, with writer: BatchWriter, until stop: StopFlag) throws -> BatchOutcome? {
        var backoff = Backoff(limit: .seconds(2))
        var tries = 0
        return try backoff.retry(until: stop) {
            try writer.write(batch)
        } onFailure: { error, _ in
            tries += 1
            guard tries < 8, (error as? PostgresError)?.isRetriable == true else { throw error }
        }
    }

    /// Adds the lines of a file.
    func load(_ path: String) throws {
        let file = try LineFile(path)
        var number: Int64 = 0
        while let line = try file.next() {
            number += 1
            report.lines += 1
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
            let message = Message(topic: path, partition: 0, offset: number, timestamp: loadedAt, value: line)
            try add(message)
        }
    }

    /// Writes what is left and waits for it.
    func finish() throws {
        try writeBatch()
        while !pool.isIdle { try takeFinished() }
        pool.end()
    }

    private func add(_ message: Message) throws {
        let content = MessageReader.content(ofExtraction: message)
        if !batch.accepts(content) { try writeBatch() }
        batch.add(content, from: message)
        if limits.isFull(batch) { try writeBatch() }
    }

    private func writeBatch() throws {
        guard !batch.isEmpty else { return }
        while !pool.canTake(batch) { try takeFinished() }
        pool.give(batch)
        batch = Batch()
    }

    private func takeFinished() throws {
        for finished in try pool.takeFinished(within: .seconds(3600)) {
            report.folded += finished.batch.folded
            report.summary = report.summary + finished.outcome.summary
            report.refusals += finished.outcome.refusals
        }
        onProgress(report)
    }
}
