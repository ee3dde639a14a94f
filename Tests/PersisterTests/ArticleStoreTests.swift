import Foundation
import Parallel
import Postgres
import Shared
import Testing

@testable import persister

@Suite("Writing articles", .enabled(if: TestDatabase.isNamed))
struct ArticleStoreTests {
    @Test("An extraction becomes rows of every table")
    func rows() throws {
        try TestDatabase.connected { connection throws in
            #expect(try ArticleStore(connection).write([Samples.record()]) == WriteSummary(inserted: 1))
            #expect(
                try connection.contents() == [
                    "article (\(Samples.id),1,\"2024-05-10 07:00:00+00\",2024-05-10,2,3,1,1,https://news.example/1,news.example,Talks,"
                        + "\"{\"\"Ann Ray\"\",Bo}\",en,ok,\(Samples.hash(Samples.text)),\"\(Samples.text)\")",
                    "article_date (16,22,2024-05-10,2024-05-10,Friday,2024-05-10)",
                    "article_entity (1,1,Oslo,,NO)", "article_entity (2,0.5,\"Zoë Lee\",Minister,NO)",
                    "entity (person,\"Zoë Lee\",\"person:zoe lee\")", "entity (place,Oslo,geonames:3143244)",
                    "entity_alias Oslo", "entity_alias Zoë Lee", "mention (0,7,1,name,\"Zoë Lee\")",
                    "mention (36,40,1,name,Oslo)", "mention (43,46,0.25,pronoun,She)", "place (3143244,NO)",
                    "quote (25,41,direct,\"We meet in Oslo.\",)",
                ])
        }
    }

    @Test("substr gives the words of every span, whatever the text")
    func substr() throws {
        try TestDatabase.connected { connection throws in
            let texts = [
                Samples.text, "e\u{301}\u{1F468}\u{200D}\u{1F469} 𝄞 Ünï\r\n\t\u{FFFD} ﷽ \u{202E}abc", "\0a\0b",
            ]
            for (number, text) in texts.enumerated() {
                let count = text.unicodeScalars.count
                var findings = Findings(
                    entities: [Entity(id: "e1", type: .other, name: "x", confidence: 1, mentions: [])], dates: [],
                    quotes: [])
                for start in 0..<count {
                    for end in start + 1...count {
                        findings.entities[0].mentions.append(Mention(start: start, end: end))
                        findings.dates.append(DateExpression(start: start, end: end, value: nil))
                        findings.quotes.append(
                            Quote(start: start, end: end, cue: Span(start: start, end: end), kind: .mixed))
                    }
                }
                let record = try Samples.record(Samples.article(Samples.id(number), text: text), findings: findings)
                _ = try ArticleStore(connection).write([record])
                for table in ["mention", "article_date", "quote"] {
                    let right = try connection.query(
                        """
                        SELECT count(*) AS n, count(*) FILTER (WHERE f.words = substr(text, start_offset + 1, end_offset - start_offset))
                            AS right FROM \(table) f JOIN article USING (article_key) WHERE id = $1
                        """, [.text(record.id)])
                    #expect(try right.first?["n"] == count * (count + 1) / 2)
                    #expect(try right.first?["right"] == count * (count + 1) / 2)
                }
            }
            #expect(
                try connection.value(
                    "SELECT count(*) FROM quote WHERE (cue_start_offset, cue_end_offset) IS DISTINCT FROM (start_offset, end_offset)"
                )
                    == 0)
        }
    }

    @Test("Writing the same again, by a new process or the same, changes nothing")
    func idempotent() throws {
        try TestDatabase.connected { connection throws in
            let records = try (0..<20).map { try Samples.record(Samples.article(Samples.id($0))) }
            let store = ArticleStore(connection)
            _ = try store.write(records)
            let before = try connection.contents()
            #expect(try store.write(records) == WriteSummary(unchanged: 20))
            #expect(try ArticleStore(connection).write(records.reversed()) == WriteSummary(unchanged: 20))
            let otherBytes = records.map { record in
                var record = record
                record.fingerprint += 1
                return record
            }
            #expect(try store.write(otherBytes) == WriteSummary(replaced: 20))
            #expect(try connection.contents() == before)
            #expect(try connection.value("SELECT count(*) FROM article_revision") == 0)
        }
    }

    @Test("A new extraction replaces the facts and names its version on each")
    func reprocessed() throws {
        try TestDatabase.connected { connection throws in
            let store = ArticleStore(connection)
            _ = try store.write([Samples.record()])
            var findings = Samples.findings
            findings.entities.removeFirst()
            findings.quotes[0].speaker = nil
            findings.quotes[0].speakerText = "a minister"
            let version = ExtractorVersion(name: "dateline", version: "2.0.0", model: "m2")
            _ = try store.write([Samples.record(findings: findings, version: version, extractedAt: 1)])
            #expect(try connection.value("SELECT count(*) FROM mention") == 1)
            #expect(try connection.value("SELECT revision FROM article") == 1)
            for table in ["article", "mention", "article_entity", "article_date", "quote"] {
                #expect(
                    try connection.value(
                        "SELECT string_agg(DISTINCT version || ' ' || model, ',') FROM \(table) JOIN extractor USING (extractor_key)"
                    )
                        == "2.0.0 m2")
            }
            #expect(try connection.value("SELECT speaker || ': ' || words FROM said") == "a minister: We meet in Oslo.")
        }
    }

    @Test("A changed text makes a revision and keeps every older text; going back makes another")
    func revisions() throws {
        try TestDatabase.connected { connection throws in
            let store = ArticleStore(connection)
            for (number, text) in ["one", "two", "one", "one"].enumerated() {
                let article = Samples.article(text: text, receivedAt: "2024-05-10T10:00:0\(number)Z")
                _ = try store.write([Samples.record(article, findings: Findings())])
            }
            #expect(try connection.value("SELECT revision || ' ' || text FROM article") == "3 one")
            #expect(
                try connection.value(
                    "SELECT string_agg(revision || ' ' || text, ',' ORDER BY revision) FROM article_revision")
                    == "1 one,2 two")
        }
    }

    @Test("What is confirmed later counts as known then")
    func confirmed() throws {
        try TestDatabase.connected { connection throws in
            let store = ArticleStore(connection)
            let later = try Samples.record(extractedAt: 5)
            _ = try store.write([Samples.record(extractedAt: 1)])
            #expect(try store.write([later]) == WriteSummary(unchanged: 1))
            let between = try Samples.record(findings: Findings(), extractedAt: 3)
            #expect(try store.write([between]) == WriteSummary(stale: 1))
        }
    }

    @Test("An older message changes nothing, also when it comes again")
    func stale() throws {
        try TestDatabase.connected { connection throws in
            let store = ArticleStore(connection)
            let new = try Samples.record(
                Samples.article(text: "new", receivedAt: "2024-05-10T11:00:00Z"), findings: Findings())
            let old = try Samples.record(Samples.article(text: "old"), findings: Findings())
            _ = try store.write([new])
            let before = try connection.contents()
            #expect(try store.write([old]) == WriteSummary(stale: 1))
            #expect(try connection.contents() == before)
        }
    }

    @Test("An entity is one row for all articles, with every name that was used")
    func entities() throws {
        try TestDatabase.connected { connection throws in
            let names = ["Zoë Lee", "ZOË LEE", "Zoë  Lee"]
            for (number, name) in names.enumerated() {
                var findings = Samples.findings
                findings.entities[0].name = name
                findings.entities[1].name = ["Oslo", "Christiania", "Kristiania"][number]
                _ = try ArticleStore(connection).write([
                    Samples.record(Samples.article(Samples.id(number)), findings: findings)
                ])
            }
            #expect(try connection.value("SELECT string_agg(name, ',' ORDER BY name) FROM entity") == "Oslo,Zoë Lee")
            #expect(
                try connection.value(
                    "SELECT string_agg(a.name, ',' ORDER BY a.name COLLATE \"C\") FROM entity_alias a JOIN entity e USING (entity_key) WHERE e.name = 'Oslo'"
                )
                    == "Christiania,Kristiania,Oslo")
        }
    }

    @Test("No fact is left without its article or entity")
    func orphans() throws {
        try TestDatabase.connected { connection throws in
            let store = ArticleStore(connection)
            let records = try (0..<10).map { try Samples.record(Samples.article(Samples.id($0))) }
            _ = try store.write(records)
            _ = try store.write(Array(records.prefix(5)))
            try store.erase([Samples.id(0), Samples.id(9)])
            for table in ["article_mentions", "article_entities", "article_date", "quote"] {
                #expect(
                    try connection.value(
                        "SELECT count(*) FROM \(table) WHERE article_key NOT IN (SELECT article_key FROM article)") == 0
                )
            }
            // The views show none that is not there.
            for table in ["article_mentions", "article_entities"] {
                #expect(
                    try connection.value(
                        """
                        SELECT count(*) FROM \(table), unnest(entity_keys) AS entity_key
                        WHERE entity_key NOT IN (SELECT entity_key FROM entity)
                        """) == 0)
            }
        }
    }

    @Test("Persisters that write the same articles at once store each once")
    func atOnce() throws {
        try TestDatabase.with { settings throws in
            let records = try (0..<300).map {
                try Samples.record(Samples.article(Samples.id($0)), findings: Self.crowd($0))
            }
            let errors = try inParallel(4) { worker in
                let writer = BatchWriter(settings)
                for part in 0..<6 {
                    var batch = Batch()
                    let slice = records[(part * 50)..<(part * 50 + 50)]
                    for record in worker % 2 == 0 ? Array(slice) : slice.reversed() {
                        batch.add(.record(record), from: Samples.message([0]))
                    }
                    try Self.untilWritten { _ = try writer.write(batch) }
                }
            }
            #expect(errors.map { "\($0)" } == [])
            let connection = try Connection(settings)
            #expect(try connection.value("SELECT count(*) FROM article") == 300)
            #expect(try connection.value("SELECT count(*) FROM mention") == 300 * 10)
            #expect(try connection.value("SELECT count(*) FROM article_entity") == 300 * 10)
            #expect(try connection.value("SELECT count(*) FROM entity") == 70)
            #expect(try connection.value("SELECT count(*) FROM article_revision") == 0)
        }
    }

    /// Ten of seventy people, in an order of their own.
    private static func crowd(_ number: Int) -> Findings {
        let entities = (0..<10).map { place in
            Entity(
                id: "e\(place)", type: .person, name: "P \((number * 31 + place * 7) % 70)", confidence: 1,
                mentions: [Mention(start: place, end: place + 2)])
        }
        return Findings(entities: entities, dates: [], quotes: [])
    }

    /// As the service does: what may succeed later is tried again.
    private static func untilWritten(_ write: () throws -> Void) throws {
        for attempt in 1... {
            do { return try write() } catch let error as PostgresError where error.isRetriable && attempt < 20 {
                continue
            }
        }
    }
}
