import Shared
import Testing

@testable import ingest

@Suite("A web archive's articles")
struct ArchiveTests {
    private static let page =
        "<html><h1>The bridge</h1><p>The bridge across the river opened on Friday, a year late.</p></html>"

    /// A record with a web server's answer.
    static func record(
        _ url: String, _ body: String = page, status: Int = 200, type: String = "text/html",
        date: String = "2024-05-10T09:00:00Z"
    ) -> String {
        let answer = "HTTP/1.1 \(status) X\r\nContent-Type: \(type)\r\n\r\n\(body)"
        return "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: \(url)\r\nWARC-Date: \(date)\r\n"
            + "Content-Length: \(answer.utf8.count)\r\n\r\n\(answer)\r\n\r\n"
    }

    private func outcomes(_ records: String) throws -> [(place: String, outcome: ArchivedArticles.Outcome)] {
        var all: [(place: String, outcome: ArchivedArticles.Outcome)] = []
        try FilesTests.withFolder(["a.warc": records]) { path in
            let archive = try ArchivedArticles(
                path: "\(path)/a.warc", reader: ArticleReader(limits: IngestLimits()))
            while let next = archive.next() { all.append((String(next.place.dropFirst(path.count + 1)), next.outcome)) }
            #expect(archive.bytesRead == records.utf8.count)
        }
        return all
    }

    private func article(_ outcome: ArchivedArticles.Outcome) throws -> Article {
        guard case .article(let article) = outcome else { throw RecordError.unsupported("\(outcome)") }
        return try WireFormat.decode(Article.self, from: article.record)
    }

    @Test("have their address, and the time they were fetched as the time they were received")
    func fields() throws {
        let all = try outcomes(
            Self.record("https://example.org/a?utm_source=x")
                + Self.record("https://example.org/b", date: "2999-01-01T00:00:00Z"))
        #expect(all.map(\.place).first == "a.warc, byte 0, https://example.org/a?utm_source=x")
        let first = try article(all[0].outcome)
        #expect(first.url == "https://example.org/a" && first.title == "The bridge")
        #expect(first.receivedAt == "2024-05-10T09:00:00Z")
        let future = try article(all[1].outcome)
        #expect(future.receivedAt < "2999")
    }

    @Test("are its good pages alone: other answers are told apart from pages without an article and broken records")
    func others() throws {
        let all = try outcomes(
            Self.record("https://example.org/p.png", "x", type: "image/png")
                + Self.record("https://example.org/gone", status: 404) + Self.record("https://example.org/empty", "<p>")
                + "WARC/1.1\r\nContent-Length: x\r\n\r\n" + Self.record("https://example.org/a"))
        let words = all.map { item in
            switch item.outcome {
            case .article: "article"
            case .refused(let reason): reason
            case .other: "other"
            }
        }
        #expect(words.count == 5)
        #expect(words[0] == "other" && words[1] == "other" && words[4] == "article")
        #expect(words[2].contains("text") && words[3] == "the record is broken: its length is missing or no number")
    }
}
