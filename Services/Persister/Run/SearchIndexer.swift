import Postgres

/// Makes new texts searchable: see the migration "search".
enum SearchIndexer {
    /// The texts that wait for it.
    static func queue(_ metrics: PersisterMetrics) -> QueueWorker.Queue {
        QueueWorker.Queue(name: "search", table: "search_queue", metrics: metrics.search) { try step($0) }
    }

    /// Makes up to a hundred articles searchable; gives how many. Several may do this at once.
    static func step(_ connection: Connection, limit: Int = 100) throws -> Int {
        try connection.query(
            """
            WITH taken AS (
                DELETE FROM search_queue WHERE ctid = ANY (ARRAY(
                    SELECT ctid FROM search_queue ORDER BY article_key LIMIT $1::bigint FOR UPDATE SKIP LOCKED))
                RETURNING article_key)
            INSERT INTO article_search (article_key, vector)
            SELECT article_key, setweight(to_tsvector(configuration, coalesce(title, '')), 'A')
                || setweight(to_tsvector(configuration, left(text, 200000)), 'D')
            FROM taken JOIN article USING (article_key), search_configuration(language) AS c (configuration)
            ON CONFLICT (article_key) DO UPDATE SET vector = EXCLUDED.vector, indexed_at = now()
            """, [.integer(limit)]
        ).affected
    }
}
