import Foundation
import Parallel
import Postgres
import Shared
import Synchronization
import Testing

@testable import persister

@Suite("Stories", .enabled(if: TestDatabase.isNamed))
struct StoryTests {
    /// The words of a story from a seed, as a text of sentences.
    private func story(_ seed: Int, _ words: Range<Int> = 0..<300) -> String {
        words.map { "w\(seed)x\($0)" }.joined(separator: " ")
    }

    private func record(
        _ number: Int, _ text: String, on day: String = "2024-05-10", receivedAt: String = "2024-05-10T10:00:00Z"
    ) throws -> Record {
        var article = Samples.article(Samples.id(number), text: text, receivedAt: receivedAt)
        article.publishedAt = day
        article.source = "outlet\(number).example"
        return try Samples.record(article, findings: Findings())
    }

    private func file(_ connection: Connection) throws {
        while try StoryFiler.step(connection) > 0 {}
    }

    /// Each story as the numbers of its articles, the primary first, once all are filed.
    private func stories(_ connection: Connection) throws -> [[Int]] {
        try file(connection)
        return try storiesNow(connection)
    }

    private func storiesNow(_ connection: Connection) throws -> [[Int]] {
        let rows = try connection.query(
            """
            SELECT array_to_string(array_agg(('x' || right(id::text, 8))::bit(32)::int
                ORDER BY (article_key <> story_key), id), ' ') AS numbers
            FROM article_story JOIN article USING (article_key) GROUP BY story_key ORDER BY min(id::text)
            """)
        return try rows.map { try ($0["numbers"] as String).split(separator: " ").compactMap { Int($0) } }
    }

    @Test(
        "A copy, a first third and a copy with another beginning are of one story, whatever the order, in one batch or several"
    )
    func together() throws {
        let texts = [story(1), story(1, 0..<100), "Another beginning of it all. " + story(1, 30..<300), story(2)]
        for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2]] {
            for size in [1, 4] {
                try TestDatabase.connected { connection throws in
                    let records = try order.map { try record($0, texts[$0], on: "2024-05-1\($0)") }
                    for start in stride(from: 0, to: 4, by: size) {
                        _ = try ArticleStore(connection).write(Array(records[start..<start + size]))
                        try file(connection)
                    }
                    #expect(try stories(connection) == [[0, 1, 2], [3]])
                    #expect(
                        try connection.value("SELECT min(likeness) > 0.7 FROM article_story WHERE likeness > 0") == true
                    )
                    #expect(try connection.value("SELECT count(*) FROM article_story WHERE likeness IS NULL") == 1)
                }
            }
        }
    }

    @Test("A text that holds the copies of two articles makes one story of theirs")
    func bridge() throws {
        try TestDatabase.connected { connection throws in
            let store = ArticleStore(connection)
            _ = try store.write([record(1, story(1, 0..<150)), record(2, story(1, 150..<300))])
            #expect(try stories(connection) == [[1], [2]])
            _ = try store.write([record(3, story(1))])
            #expect(try stories(connection) == [[1, 2, 3]])
        }
    }

    @Test("The same again changes nothing; an earlier time of publication makes another article the primary")
    func again() throws {
        try TestDatabase.connected { connection throws in
            let store = ArticleStore(connection)
            let records = try [record(1, story(1)), record(2, story(1)), record(3, story(3))]
            _ = try store.write(records)
            try file(connection)
            let bands: Int = try connection.value("SELECT count(*) FROM copy_band")
            #expect(try store.write(records) == WriteSummary(unchanged: 3))
            #expect(
                try ArticleStore(connection).write(
                    records.map { record in
                        var record = record
                        record.fingerprint += 1
                        return record
                    }) == WriteSummary(replaced: 3))
            #expect(try stories(connection) == [[1, 2], [3]])
            #expect(try connection.value("SELECT count(*) FROM copy_band") == bands)
            _ = try store.write([record(2, story(1), on: "2024-05-09", receivedAt: "2024-05-10T11:00:00Z")])
            #expect(try stories(connection) == [[2, 1], [3]])
        }
    }

    @Test("A changed text leaves its story for the one it is a copy of now, and is found there")
    func revision() throws {
        try TestDatabase.connected { connection throws in
            let store = ArticleStore(connection)
            _ = try store.write([record(1, story(1)), record(2, story(1)), record(3, story(3))])
            #expect(try stories(connection) == [[1, 2], [3]])
            _ = try store.write([record(1, story(3), receivedAt: "2024-05-10T11:00:00Z")])
            #expect(try stories(connection) == [[3, 1], [2]])
            #expect(try connection.value("SELECT count(*) FROM article_story WHERE likeness IS NULL") == 1)
            _ = try store.write([record(4, story(1)), record(5, story(3))])
            #expect(try stories(connection) == [[3, 1, 5], [2, 4]])
            #expect(try connection.value("SELECT count(*) FROM copy_band") == 5 * TextSignature.bandCount)
        }
    }

    @Test("When the primary is erased the next article leads the story, and nothing is left of it")
    func erasure() throws {
        try TestDatabase.connected { connection throws in
            let store = ArticleStore(connection)
            let numbers = [1, 2, 3]
            _ = try store.write(numbers.map { try record($0, story(1), on: "2024-05-1\($0)") })
            try file(connection)
            try store.erase([Samples.id(1)])
            #expect(try stories(connection) == [[2, 3]])
            #expect(try connection.value("SELECT count(*) FROM copy_band") == 2 * TextSignature.bandCount)
            try store.erase([Samples.id(2)])
            #expect(try stories(connection) == [[3]])
            #expect(try connection.value("SELECT count(*) FROM article_story WHERE likeness IS NULL") == 1)
        }
    }

    @Test("An article that waits to be filed is a story of its own, and a changed one stays where it was")
    func waiting() throws {
        try TestDatabase.connected { connection throws in
            let store = ArticleStore(connection)
            _ = try store.write([record(1, story(1)), record(2, story(1))])
            #expect(try storiesNow(connection) == [[1], [2]])
            #expect(try connection.value("SELECT sum(stories) FROM articles_by_day") == 2)
            #expect(try StoryFiler.step(connection, limit: 1) == 1)
            #expect(try storiesNow(connection) == [[1], [2]])
            #expect(try stories(connection) == [[1, 2]])
            _ = try store.write([record(2, story(2), receivedAt: "2024-05-10T11:00:00Z")])
            #expect(try storiesNow(connection) == [[1, 2]])
            #expect(try connection.value("SELECT count(*) FROM story WHERE articles = 2") == 1)
            #expect(try stories(connection) == [[1], [2]])
        }
    }

    @Test("An article that is erased, or changed again, before it is filed leaves nothing behind")
    func goneBeforeFiled() throws {
        try TestDatabase.connected { connection throws in
            let store = ArticleStore(connection)
            _ = try store.write([record(1, story(1)), record(2, story(1)), record(3, story(1))])
            try store.erase([Samples.id(1)])
            _ = try store.write([record(2, story(2), receivedAt: "2024-05-10T11:00:00Z")])
            _ = try store.write([record(2, story(3), receivedAt: "2024-05-10T12:00:00Z")])
            #expect(try stories(connection) == [[2], [3]])
            #expect(try connection.value("SELECT count(*) FROM copy_band") == 2 * TextSignature.bandCount)
            #expect(try connection.value("SELECT count(*) FROM story_queue") == 0)
        }
    }

    @Test("A filing that breaks off is done again by who comes next; meanwhile others file what it has not taken")
    func brokenOff() throws {
        try TestDatabase.with { settings throws in
            let connection = try Connection(settings)
            _ = try ArticleStore(connection).write((1...4).map { try record($0, story(1)) })
            let other = try Connection(settings)
            try other.query("BEGIN")
            try other.query("DELETE FROM story_queue WHERE article_key IN (SELECT min(article_key) FROM story_queue)")
            #expect(try StoryFiler.step(connection) == 3)
            try other.query("ROLLBACK")
            #expect(try stories(connection) == [[1, 2, 3, 4]])
            #expect(try connection.value("SELECT count(*) FROM copy_band") == 4 * TextSignature.bandCount)
        }
    }

    @Test("Writers, filers and erasers at the same moment neither block each other nor leave anything wrong behind")
    func atOnce() throws {
        try TestDatabase.with { settings throws in
            let writing = Mutex(4)
            let errors = try inParallel(7) { worker in
                switch worker {
                case 0..<4:
                    defer { writing.withLock { $0 -= 1 } }
                    try write(worker, BatchWriter(settings))
                case 4: try eraseSome(BatchWriter(settings))
                default:
                    let connection = try Connection(settings)
                    while try StoryFiler.step(connection, limit: 3) > 0 || writing.withLock({ $0 }) > 0 {}
                }
            }
            #expect(errors.map { "\($0)" } == [])
            let connection = try Connection(settings)
            let found = try stories(connection)
            #expect(found.map { $0.sorted() } == (0..<10).map { story in (0..<4).map { story * 4 + $0 } })
            #expect(try connection.value("SELECT count(*) FROM copy_band") == 40 * TextSignature.bandCount)
        }
    }

    /// Writes an article of each of ten stories, every second time with another text first.
    private func write(_ worker: Int, _ writer: BatchWriter) throws {
        for story in 0..<10 {
            let number = story * 4 + worker
            let text = self.story(story, 0..<(story % 2 == 0 ? 300 : 200 + worker * 20))
            if (story + worker) % 2 == 0 {
                let other = try record(number, self.story((story + 1) % 10), receivedAt: "2024-05-10T09:00:00Z")
                try persist(.record(other), writer)
            }
            try persist(.record(try record(number, text)), writer)
        }
    }

    /// Writes and erases copies of what the others write.
    private func eraseSome(_ writer: BatchWriter) throws {
        for number in 100..<110 {
            try persist(.record(try record(number, story(number % 10))), writer)
            try persist(.tombstone(id: Samples.id(number)), writer)
        }
    }

    /// Writes as the service does: what may succeed later is tried again.
    private func persist(_ content: Batch.Content, _ writer: BatchWriter) throws {
        var batch = Batch()
        batch.add(content, from: Samples.message([0]))
        for attempt in 1... {
            do {
                _ = try writer.write(batch)
                return
            } catch let error as PostgresError where error.isRetriable && attempt < 20 {
                #expect(error.sqlState != "40P01", "a deadlock")
            }
        }
    }

    @Test("Articles stored before there were stories get one when they are read again")
    func older() throws {
        try TestDatabase.with(migrated: false) { settings throws in
            let connection = try Connection(settings)
            try Migrator(migrations: Array(Migration.all.prefix(7))).run(on: connection)
            try connection.query(
                """
                INSERT INTO article (article_key, received_at, extracted_at, extractor_key, fingerprint, entities, mentions,
                    dates, quotes, id, authors, language, status, content_hash, text)
                VALUES (nextval('article_article_key_seq'), '2024-05-10', '2000-01-01', 1, 0, 0, 0, 0, 0, $1, '{}', 'en', 'ok', $2, $3)
                """, [.text(Samples.id(1)), .text(Samples.hash(story(1))), .text(story(1))])
            try Migrator().run(on: connection)
            let store = ArticleStore(connection)
            _ = try store.write([record(2, story(1))])
            #expect(try stories(connection) == [[1], [2]])
            _ = try store.write([record(1, story(1))])
            #expect(try stories(connection) == [[1, 2]])
        }
    }

    @Test("Counts by story count copies once, and every outlet is kept")
    func views() throws {
        try TestDatabase.connected { connection throws in
            var records = try [1, 2, 3].map {
                try record($0, $0 < 3 ? Samples.text + story(1) : Samples.text + story(3))
            }
            for index in records.indices {
                records[index] = try Samples.record(records[index].article, findings: Samples.findings)
            }
            _ = try ArticleStore(connection).write(records)
            try file(connection)
            #expect(
                try connection.value(
                    "SELECT sum(articles) || ' ' || sum(stories) FROM articles_by_day WHERE source <> ''") == "3 3")
            for view in ["entity_by_day", "entity_overview", "named_together"] {
                let counts = try connection.query("SELECT DISTINCT articles || ' ' || stories AS counts FROM \(view)")
                #expect(try counts.map { try $0["counts"] as String } == ["3 2"])
            }
            #expect(
                try connection.value("SELECT title || ' ' || articles || ' ' || outlets FROM story WHERE articles > 1")
                    == "Talks 2 2")
            #expect(
                try connection.value("SELECT primary_source || ' ' || source FROM story_copies")
                    == "outlet1.example outlet2.example")
            #expect(try connection.value("SELECT sum(stories) FROM story JOIN articles_by_day USING (source)") == 2)
        }
    }

    @Test("The database and the persister make the same bands of a signature")
    func bands() throws {
        try TestDatabase.connected { connection throws in
            let signature = try #require(TextSignature(of: story(1)))
            let rows = try connection.query("SELECT copy_bands($1) AS band", [.bytes(signature.bytes)])
            #expect(try rows.map { try $0["band"] as Int64 } == signature.bands)
        }
    }
}
