import Foundation
import Postgres
import Testing

@testable import persister

/// `docs/queries.md` answers its own questions: what stands in its blocks of text is what its statements give.
@Suite("The page of queries", .enabled(if: TestDatabase.isNamed))
struct QueriesPageTests {
    private struct Question {
        var title: String
        var sql: String
        var answer: String
    }

    private static let page = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../docs/queries.md").standardized

    /// The headings with the two blocks below each.
    private static func questions() throws -> [Question] {
        try String(contentsOf: page, encoding: .utf8).components(separatedBy: "\n## ").dropFirst().map { section in
            let blocks = section.components(separatedBy: "```")
            #expect(blocks.count == 5 && blocks[1].hasPrefix("sql\n") && blocks[3].hasPrefix("text\n"))
            return Question(
                title: String(section.prefix { $0 != "\n" }), sql: String(blocks[1].dropFirst(4)),
                answer: String(blocks[3].dropFirst(5)))
        }
    }

    /// The rows as psql writes them with `--no-align`, the columns' names first.
    private func answer(_ sql: String, _ connection: Connection) throws -> String {
        let rows = try connection.query(sql)
        let lines = try rows.map { row in
            try rows.columns.map { column -> String in
                let value: String? = try row[column]
                return value ?? ""
            }.joined(separator: " | ")
        }
        return ([rows.columns.joined(separator: " | ")] + lines).map { $0 + "\n" }.joined()
    }

    @Test("Every question gets the answer that the page shows")
    func answers() throws {
        try TestDatabase.connected { connection throws in
            try KnownArticle.store(on: connection)
            let questions = try Self.questions()
            #expect(questions.count == 10)
            for question in questions {
                let answer = try answer(question.sql, connection)
                #expect(answer == question.answer, "\(question.title):\n\(answer)")
            }
        }
    }

    @Test("The functions are seen through: their questions use indexes")
    func plans() throws {
        try TestDatabase.connected { connection throws in
            try KnownArticle.store(on: connection)
            try connection.execute(Self.crowd)
            func plan(_ sql: String) throws -> String {
                try connection.query("EXPLAIN \(sql)").map { try $0["QUERY PLAN"] }.joined(separator: "\n")
            }
            let near = try plan("SELECT FROM articles_near(46.2, 6.1, 100)")
            #expect(near.contains("Index Cond: ((latitude >="), "\(near)")
            #expect(near.contains("article_entities_entity_keys_idx"), "\(near)")
            let quotes = try plan("SELECT FROM quotes_by('8f14e45fceea167a5a36dedd4bea2543', about => 'Turkey')")
            #expect(quotes.contains("quote_speaker_key_idx"), "\(quotes)")
            for question in [
                "mentions_of('8f14e45fceea167a5a36dedd4bea2543')", "named_with('8f14e45fceea167a5a36dedd4bea2543')",
                "articles_naming('8f14e45fceea167a5a36dedd4bea2543')",
            ] {
                let plan = try plan("SELECT FROM \(question)")
                #expect(plan.contains("article_entities_entity_keys_idx"), "\(plan)")
                #expect(!plan.contains("Function Scan on entities_named"), "\(plan)")
            }
        }
    }

    /// Many other rows, with names as different as MD5 makes them, so that the planner finds indexes worth their while.
    private static let crowd = """
        INSERT INTO entity (type, name, match_key)
        SELECT 'person', md5(n::text), 'person:' || md5(n::text) FROM generate_series(1, 10000) AS n;
        INSERT INTO entity_alias (entity_key, name) SELECT entity_key, name FROM entity WHERE length(name) = 32;
        INSERT INTO place SELECT entity_key, entity_key, 'XX', 'XX-1', entity_key % 180 - 90, entity_key % 359 - 180
        FROM entity WHERE length(name) = 32;
        INSERT INTO article
            (article_key, received_at, extracted_at, extractor_key, fingerprint, entities, mentions, dates, quotes, id, authors,
                language, status, content_hash, text)
        SELECT n, now(), now(), 1, 0, 0, 0, 0, 0, gen_random_uuid(), '{}', 'en', 'ok', '', ''
        FROM generate_series(1000, 9000) AS n;
        INSERT INTO article_entities
        SELECT n, 1, array_agg(n + i * 100), '{1,1,1,1,1}', '{1,1,1,1,1}', '{a,b,c,d,e}'
        FROM generate_series(1000, 9000) AS n, generate_series(1, 5) AS i GROUP BY n;
        INSERT INTO article_mentions SELECT n, 1, '{}', '{}', '{}', '{}', '{}', '{}' FROM generate_series(1000, 9000) AS n;
        INSERT INTO quote SELECT n, n, 1, 0, 1, NULL, NULL, 1, 'direct', NULL, '' FROM generate_series(1000, 9000) AS n;
        ANALYZE;
        """

    @Test("Distances are right, over the date line and the poles too")
    func distances() throws {
        try TestDatabase.connected { connection throws in
            func kilometres(_ points: String) throws -> Int {
                try connection.value("round(kilometres(\(points)))::integer")
            }
            // Oslo to Geneva; along the equator over the date line; over the pole; to the same point; to the opposite one.
            #expect(try kilometres("59.91, 10.75, 46.2, 6.15") == 1554)
            #expect(try kilometres("0, 179.5, 0, -179.5") == 111)
            #expect(try kilometres("89.5, 0, 89.5, 180") == 111)
            #expect(try kilometres("46.2, 6.15, 46.2, 6.15") == 0)
            #expect(try kilometres("46.2, 6.15, -46.2, -173.85") == 20_015)
        }
    }

    @Test("Names are matched whole, in capitals or not, and their marks are no patterns")
    func names() throws {
        try TestDatabase.connected { connection throws in
            try KnownArticle.store(on: connection)
            func count(_ name: String) throws -> Int {
                try connection.value("SELECT count(*) FROM entities_named($1)", [.text(name)])
            }
            #expect(try count("lavrov") == 1)
            #expect(try count("SERGEI LAVROV") == 1)
            for none in ["Lavro", "Lavro_", "%", "", "\\"] { #expect(try count(none) == 0, "\(none)") }
        }
    }
}
