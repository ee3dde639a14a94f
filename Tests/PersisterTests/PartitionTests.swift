import Foundation
import Postgres
import Testing

@testable import persister

/// `deploy/postgres/partition-by-month.sql`, as an operator runs it.
@Suite("Tables cut by month", .enabled(if: TestDatabase.isNamed))
struct PartitionTests {
    private static let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../deploy/postgres/partition-by-month.sql").standardized

    /// Runs the script as it would be run so many months from now.
    private func cut(_ settings: ConnectionSettings, monthsAhead: Int) throws {
        let text = try String(contentsOf: Self.script, encoding: .utf8)
        try Connection(settings).execute(
            text.replacing("now()", with: "(now() + interval '\(monthsAhead) months')"))
    }

    private func write(_ ids: Range<Int>, _ settings: ConnectionSettings) throws -> WriteSummary {
        var batch = Batch()
        for number in ids {
            let record = try Samples.record(Samples.article(Samples.id(number)))
            batch.add(.record(record), from: Samples.message([], offset: Int64(number)))
        }
        return try BatchWriter(settings).write(batch).summary
    }

    @Test("What is read stays the same, each month is written to its own pieces, and an old one can be dropped")
    func months() throws {
        try TestDatabase.with { settings throws in
            let connection = try Connection(settings)
            _ = try write(0..<3, settings)
            let before = try connection.contents()
            try cut(settings, monthsAhead: 0)
            #expect(try connection.contents() == before)
            _ = try write(3..<5, settings)
            try cut(settings, monthsAhead: 0)
            try cut(settings, monthsAhead: 1)
            #expect(try write(0..<9, settings).inserted == 4)
            let pieces = try connection.query(
                "SELECT count(*) AS n FROM article_mentions GROUP BY tableoid ORDER BY min(article_key)")
            #expect(try pieces.map { try $0["n"] as Int } == [3, 2, 4])
            let articles: Int = try connection.value("SELECT count(DISTINCT article_key) FROM mention")
            #expect(articles == 9)
            for table in ["article_mentions", "article_entities", "article_date", "quote", "article_search"] {
                try connection.query("DROP TABLE \(table)_before")
            }
            #expect(try connection.value("SELECT count(DISTINCT article_key) FROM mention") == 6)
        }
    }
}
