import Kafka
import Postgres
import Service
import Shared

/// Publishes stored articles again to `articles`, as they were taken in, so that the present extractor reads them.
///
/// The time of receipt stays, so that a newer text on its way is not replaced by the stored one.
struct Republication {
    let connection: Connection
    let outbox: Outbox
    let topics: TopicNames

    /// How many articles `conditions` choose.
    static func count(_ conditions: Conditions, on connection: Connection) throws -> Int {
        let rows = try connection.query(
            "SELECT count(*) FROM article WHERE \(conditions.sql)", conditions.parameters)
        return try rows.first?["count"] ?? 0
    }

    /// Publishes all that `conditions` choose, and waits for the broker. Gives how many it has, and why not the others.
    func run(_ conditions: Conditions) throws -> (published: Int, failures: [String]) {
        var number: Int64 = 0
        try connection.stream(Self.select(conditions), conditions.parameters) { row in
            number += 1
            try send(try StoredArticle.read(row), number)
        }
        let (delivered, failures) = try outbox.settle()
        return (delivered.count, Set(failures.values.map(\.description)).sorted())
    }

    private func send(_ article: Article, _ number: Int64) throws {
        let envelope = Envelope(
            id: article.id, source: "/dateline/reprocess", kind: .article, time: Timestamp.now(), trace: TraceContext())
        try outbox.send(
            number, topic: topics.articles, key: Array(article.id.utf8), value: try WireFormat.encode(article),
            headers: envelope.headers)
    }

    private static func select(_ conditions: Conditions) -> String {
        "SELECT \(StoredArticle.columns) FROM article WHERE \(conditions.sql)"
    }
}

/// Makes the record of a stored article.
enum StoredArticle {
    /// What ``read(_:)`` reads. Times are written as the records write them. Where the article wrote another day than the one
    /// in UTC, the outermost zone of that side of the earth gives the same moment on that day.
    static let columns = """
        id, url, source, title, array_to_json(authors) AS authors, language, text, content_hash,
        to_char(received_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS received_at,
        CASE published_on - published_at::date
            WHEN 1 THEN to_char(published_at + interval '14 hours', 'YYYY-MM-DD"T"HH24:MI:SS"+14:00"')
            WHEN -1 THEN to_char(published_at - interval '12 hours', 'YYYY-MM-DD"T"HH24:MI:SS"-12:00"')
            ELSE coalesce(to_char(published_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), published_on::text)
        END AS published_at
        """

    static func read(_ row: Row) throws -> Article {
        let authors: String = try row["authors"]
        return Article(
            id: try row["id"], url: try row["url"], source: try row["source"], title: try row["title"],
            authors: try WireFormat.decode([String].self, from: authors.utf8), publishedAt: try row["published_at"],
            language: try row["language"], text: try row["text"], contentHash: try row["content_hash"],
            receivedAt: try row["received_at"])
    }
}
