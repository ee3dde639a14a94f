import Postgres
import Service

/// Works off a queue that stands in the database, beside the writing of articles. Between two looks into it, it also knows first
/// when the database goes away.
final class QueueWorker: Part {
    /// A queue and what is done with what waits there.
    struct Queue: Sendable {
        /// Names the thread and the stage.
        let name: String
        /// The table, with a row for each article that waits.
        let table: String
        let metrics: QueueMetrics
        /// Takes some articles out of the queue and does their work, in one transaction; gives how many. Several processes may
        /// do this at once. It should find the rows that it has locked by their ctid: nobody knows statistics of a table that
        /// is now empty and now full, and by the key the planner may look through all of it for each row.
        let step: @Sendable (Connection) throws -> Int
    }

    let name: String
    private let canceller = Canceller()
    private let loop: BackgroundLoop

    init(_ queue: Queue, _ settings: ConnectionSettings, _ instruments: Instruments, _ stages: Histogram) {
        name = queue.name
        let canceller = canceller
        loop = BackgroundLoop(name: name) { stop in
            let health = DatabaseHealth(instruments, settings)
            var backoff = Backoff(limit: .seconds(5))
            while !stop.isRaised {
                _ = backoff.retry(until: stop) {
                    let connection = try Connection(settings, canceller: canceller)
                    try Migrator().run(on: connection)
                    // What a crash of the server takes back is in the queue again, so no step needs to wait for the disk, nor
                    // make the articles that are written beside it wait for its own, larger part of the log.
                    try connection.query("SET synchronous_commit = off")
                    try Self.work(queue, connection, stages, until: stop) { health.isWell() }
                } onFailure: { error, _ in
                    if !stop.isRaised { health.failed(error) }
                }
            }
        }
        instruments.health.waiting("postgres", "it has not answered yet")
    }

    func start(fail: @escaping @Sendable (any Error) -> Void) throws { try loop.start(fail: fail) }

    /// Stops in the middle of a step, which the database then undoes: the queue still has it.
    func stop() {
        canceller.cancel()
        loop.stop()
    }

    /// Works the queue off and looks again every quarter of a second, as long as the connection holds: what comes in a whole
    /// second is enough work to be felt by the articles that are written beside it.
    private static func work(
        _ queue: Queue, _ connection: Connection, _ stages: Histogram, until stop: StopFlag, onLook: () -> Void
    ) throws {
        var nextCount = ContinuousClock.now
        while !stop.isRaised {
            let count = try stages.time(queue.name) { try queue.step(connection) }
            queue.metrics.done.add(count)
            // Counting a long queue takes as long as a step.
            if count == 0 || .now >= nextCount {
                queue.metrics.waiting.set(Double(try waiting(queue.table, connection)))
                nextCount = .now + .seconds(1)
            }
            onLook()
            if count == 0 { stop.wait(.milliseconds(250)) }
        }
    }

    private static func waiting(_ table: String, _ connection: Connection) throws -> Int {
        let rows = try connection.query(
            "SELECT count(*) AS n FROM (SELECT FROM \(connection.quoted(table)) LIMIT 100000) AS q")
        return try rows.first?["n"] ?? 0
    }
}
