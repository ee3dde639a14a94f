import Kafka
import Parallel
import Postgres
import Shared
import Testing

@testable import persister

@Suite("Writing batches when things go wrong", .enabled(if: TestDatabase.isNamed))
struct BatchWriterTests {
    private func batch(_ count: Int, fingerprint: Int64 = 0, title: (Int) -> String) throws -> Batch {
        var batch = Batch()
        for number in 0..<count {
            var article = Samples.article(Samples.id(number))
            article.title = title(number)
            var record = try Samples.record(article)
            record.fingerprint = fingerprint
            batch.add(.record(record), from: Samples.message([UInt8(number)], offset: Int64(number)))
        }
        return batch
    }

    @Test("What the database refuses is found and given back, and all else is stored")
    func poison() throws {
        try TestDatabase.with { settings throws in
            let connection = try Connection(settings)
            try connection.query("ALTER TABLE article ADD CONSTRAINT no_poison CHECK (title <> 'poison')")
            var batch = try batch(40) { [7, 23].contains($0) ? "poison" : "fine" }
            batch.add(.unreadable(.missing(field: "text")), from: Samples.message([99], offset: 99))
            let outcome = try BatchWriter(settings).write(batch)
            #expect(outcome.summary == WriteSummary(inserted: 38))
            #expect(try connection.value("SELECT count(*) FROM article") == 38)
            #expect(Set(outcome.refusals.map(\.message.offset)) == [7, 23, 99])
            #expect(Set(outcome.refusals.map(\.reason)) == ["refused-by-database", "missing-field"])
            #expect(outcome.refusals.contains { $0.detail.contains("no_poison") })
        }
    }

    @Test("A fault of the database is nobody's: nothing is rejected, and the batch can be written later")
    func outage() throws {
        try TestDatabase.with { settings throws in
            let connection = try Connection(settings)
            let writer = BatchWriter(settings)
            let batch = try batch(5) { "\($0)" }
            try connection.query("ALTER TABLE article_mentions RENAME TO away")
            let error = #expect(throws: PostgresError.self) { try writer.write(batch) }
            #expect(error?.sqlState == "42P01")
            #expect(try connection.value("SELECT count(*) FROM article") == 0)
            try connection.query("ALTER TABLE away RENAME TO article_mentions")
            #expect(try writer.write(batch).summary == WriteSummary(inserted: 5))
            try connection.expectNoDanglingEntities()
        }
    }

    @Test("Entities of a transaction that was rolled back are not taken for known, whatever is written next")
    func forgottenEntities() throws {
        try TestDatabase.connected { connection throws in
            let store = ArticleStore(connection)
            try connection.query("ALTER TABLE article_mentions RENAME TO away")
            #expect(throws: PostgresError.self) { try store.write([Samples.record()]) }
            try connection.query("ALTER TABLE away RENAME TO article_mentions")
            _ = try store.write([])
            _ = try store.write([Samples.record()])
            try connection.expectNoDanglingEntities()
        }
    }

    @Test("A connection cut at any statement of a batch loses nothing and doubles nothing")
    func cutConnections() throws {
        try TestDatabase.with { settings throws in
            let connection = try Connection(settings)
            let writer = BatchWriter(settings)
            _ = try writer.write(try batch(5) { "\($0)" })
            let before = try connection.contents()
            // A trigger that ends the writer's own session, once, at a table of our choice.
            let tables = [
                "article", "article_entities", "article_mentions", "article_date", "quote", "story_queue",
                "search_queue",
            ]
            for (number, table) in tables.enumerated() {
                let batch = try batch(5, fingerprint: Int64(number + 1)) { "\($0)" }
                if table == "search_queue" {
                    // Only new texts go there.
                    try connection.execute(
                        "TRUNCATE article, article_entities, article_mentions, article_date, quote, article_story, search_queue"
                    )
                }
                try connection.execute(
                    """
                    CREATE SEQUENCE once;
                    CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                        IF nextval('once') = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
                        RETURN NEW;
                    END $$;
                    CREATE TRIGGER cut BEFORE INSERT ON \(table) FOR EACH ROW EXECUTE FUNCTION cut();
                    """)
                let error = #expect(throws: PostgresError.self) { try writer.write(batch) }
                #expect(error?.isConnectionLost == true, "\(table): \(String(describing: error))")
                _ = try writer.write(batch)
                #expect(try connection.contents() == before, "\(table)")
                try connection.execute("DROP FUNCTION cut CASCADE; DROP SEQUENCE once")
            }
        }
    }

    @Test("A deadlock with somebody else is retriable, and the batch is written then")
    func deadlock() throws {
        try TestDatabase.with { settings throws in
            let writer = BatchWriter(settings)
            let batch = try batch(2) { "\($0)" }
            _ = try writer.write(batch)
            let other = try Connection(settings)
            // The other has the second article and will ask for the first, which the writer locks first.
            try other.execute(
                "SET deadlock_timeout = '10min'; BEGIN; SELECT FROM article WHERE id = '\(Samples.id(1))' FOR UPDATE")
            let failures = try inParallel(
                { _ = try writer.write(batch) },
                {
                    try waitForLock(settings)
                    try other.execute("SELECT FROM article WHERE id = '\(Samples.id(0))' FOR UPDATE")
                })
            #expect(failures.map { ($0 as? PostgresError)?.sqlState } == ["40P01"])
            #expect(failures.allSatisfy { !BatchWriter.isFault($0) && ($0 as? PostgresError)?.isRetriable == true })
            try other.execute("ROLLBACK")
            #expect(try writer.write(batch).summary == WriteSummary(unchanged: 2))
        }
    }

    /// Waits until some session of the database waits for a lock.
    private func waitForLock(_ settings: ConnectionSettings) throws {
        let connection = try Connection(settings)
        for _ in 0..<30_000 {
            let waiting: Int = try connection.value(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
            if waiting > 0 { return }
            try connection.query("SELECT pg_sleep(0.01)")
        }
    }

    @Test("Only a row's own data, a constraint or a limit are its fault")
    func faults() {
        for code in ["22001", "22021", "23505", "23514", "54000"] {
            #expect(BatchWriter.isFault(PostgresError(sqlState: code, message: "")))
        }
        for code in ["40P01", "42P01", "42501", "08006", "57P01", "53100", "XX000", "25006"] {
            #expect(!BatchWriter.isFault(PostgresError(sqlState: code, message: "")))
        }
    }

    @Test("A rejection is stored once, however often it comes")
    func rejections() throws {
        try TestDatabase.with { settings throws in
            let rejection = Rejection(
                stage: "extractor", reason: "not-json", detail: "it\0 is none", topic: "articles", partition: 1,
                offset: 5)
            var batch = Batch()
            for offset in [1, 1, 2] as [Int64] {
                var message = Samples.message([0, 255], key: "no id", offset: offset)
                message.topic = "articles.rejected"
                message.headers = rejection.headers
                batch.add(.rejection(StoredRejection(message)), from: message)
            }
            let writer = BatchWriter(settings)
            #expect(try writer.write(batch).unstorable.isEmpty)
            _ = try writer.write(batch)
            let rows = try Connection(settings).query("SELECT * FROM rejected_article")
            #expect(rows.count == 1)
            let row = try #require(rows.first)
            #expect(try row["value"] as [UInt8] == [0, 255])
            #expect(try row["reason"] == "not-json")
            #expect(try row["detail"] == "it\u{FFFD} is none")
            #expect(try row["origin_offset"] == 5)
            #expect(try row["article_id"] as String? == nil)
            #expect(try row["state"] == "open")
        }
    }
}

extension Connection {
    /// Expects that there are facts and that each entity they name is there.
    fileprivate func expectNoDanglingEntities(sourceLocation: SourceLocation = #_sourceLocation) throws {
        for table in ["article_mentions", "article_entities"] {
            let named = "FROM \(table), unnest(entity_keys) AS n (entity_key)"
            let all: Int = try value("SELECT count(*) \(named)")
            let joined: Int = try value("SELECT count(*) \(named) JOIN entity USING (entity_key)")
            #expect(all > 0 && joined == all, "\(table)", sourceLocation: sourceLocation)
        }
    }
}
