import Postgres
import Service

/// Makes new texts searchable, beside the writing of articles: see the migration "search". Between two looks into the queue it
/// also knows first when the database goes away.
final class SearchIndexer: Part {
    let name = "search"
    private let canceller = Canceller()
    private let loop: BackgroundLoop

    init(_ settings: ConnectionSettings, _ instruments: Instruments, _ metrics: PersisterMetrics) {
        let canceller = canceller
        loop = BackgroundLoop(name: name) { stop in
            let health = DatabaseHealth(instruments, settings)
            var backoff = Backoff(limit: .seconds(5))
            while !stop.isRaised {
                _ = backoff.retry(until: stop) {
                    let connection = try Connection(settings, canceller: canceller)
                    try Migrator().run(on: connection)
                    try Self.work(connection, metrics, until: stop) { health.isWell() }
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

    /// Works the queue off and looks again every second, as long as the connection holds.
    private static func work(
        _ connection: Connection, _ metrics: PersisterMetrics, until stop: StopFlag, onLook: () -> Void
    ) throws {
        while !stop.isRaised {
            let count = try metrics.pipeline.stages.time("search") { try step(connection) }
            metrics.searchable.add(count)
            metrics.searchQueue.set(Double(try waiting(connection)))
            onLook()
            if count == 0 { stop.wait(.seconds(1)) }
        }
    }

    /// Makes up to a hundred articles searchable; gives how many. Several may do this at once.
    static func step(_ connection: Connection, limit: Int = 100) throws -> Int {
        try connection.query(
            """
            WITH taken AS (
                DELETE FROM search_queue WHERE article_key IN (
                    SELECT article_key FROM search_queue ORDER BY article_key LIMIT $1::bigint FOR UPDATE SKIP LOCKED)
                RETURNING article_key)
            INSERT INTO article_search (article_key, vector)
            SELECT article_key, setweight(to_tsvector(configuration, coalesce(title, '')), 'A')
                || setweight(to_tsvector(configuration, left(text, 200000)), 'D')
            FROM taken JOIN article USING (article_key), search_configuration(language) AS c (configuration)
            ON CONFLICT (article_key) DO UPDATE SET vector = EXCLUDED.vector
            """, [.integer(limit)]
        ).affected
    }

    private static func waiting(_ connection: Connection) throws -> Int {
        let rows = try connection.query("SELECT count(*) AS n FROM (SELECT FROM search_queue LIMIT 100000) AS q")
        return try rows.first?["n"] ?? 0
    }
}
