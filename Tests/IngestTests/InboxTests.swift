import Identity
import Kafka
import Shared
import Testing

@testable import ingest

@Suite("The inbox", .enabled(if: Broker.isThere), .timeLimit(.minutes(60)))
struct InboxTests {
    @Test("Whatever is published becomes an article or a rejection with its bytes, reason and coordinates")
    func everything() throws {
        try RunningIngest.with { ingest in
            let values = [
                "Bare words.", "{\"text\": \"An object.\"}", "{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n{\"txt\": 3}",
                "{\"text\": 7}", "", String(repeating: "[", count: 100_000), "<html><p>A page.</p></html>",
            ].map { Array($0.utf8) }
            try ingest.drop(values + [[0x41, 0xff]])
            let articles = try ingest.messages(5, of: ingest.topics.articles)
            let expected = ["Bare words.", "An object.", "One.", "Two.", "A page."].map {
                ArticleIdentity.id(url: nil, text: $0)
            }
            #expect(Set(articles.compactMap(\.key)) == Set(expected.map { Array($0.utf8) }))

            let rejected = try ingest.messages(5, of: ingest.topics.rejected)
            let rejections = rejected.compactMap { Rejection(headers: $0.headers) }
            #expect(
                rejections.map(\.reason).sorted() == [
                    "invalid-field", "invalid-field", "missing-field", "not-json", "wrong-type",
                ])
            #expect(
                rejections.allSatisfy { $0.stage == "ingest" && $0.topic == ingest.topics.inbox && $0.offset != nil })
            let line = try #require(rejected.first { $0.headers["dateline_reason"] == "missing-field" })
            #expect(line.value == Array("{\"txt\": 3}".utf8))
            #expect(line.headers["dateline_detail"]?.hasPrefix("line 3:") == true)
            try ingest.until { try committed(ingest) == 8 }
        }
    }

    @Test("A content type goes before the look, and a trace goes on")
    func headers() throws {
        try RunningIngest.with { ingest in
            let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            try ingest.drop(
                [Array("{\"a\": 1}".utf8)],
                headers: [Header("Content-Type", "text/plain; charset=utf-8"), Header("traceparent", trace)])
            let messages = try ingest.messages(1, of: ingest.topics.articles)
            let message = try #require(messages.first)
            #expect(message.headers["traceparent"]?.hasPrefix("00-0af7651916cd43dd8448eb211c80319c-") == true)
            let article = try WireFormat.decode(Article.self, from: message.value ?? [])
            #expect(article.text == "{\"a\": 1}")
        }
    }

    @Test("A message too large for where it goes is rejected without blocking those behind it")
    func tooLarge() throws {
        try RunningIngest.with { ingest in
            let large = Array(repeating: UInt8(ascii: "a"), count: 2_000_000)
            try ingest.drop([large, Array("Behind.".utf8)])
            #expect(try ingest.messages(1, of: ingest.topics.articles).count == 1)
            let rejections = try ingest.messages(1, of: ingest.topics.rejected)
            let rejected = try #require(rejections.first)
            #expect(Rejection(headers: rejected.headers)?.reason == "too-large")
            #expect(rejected.value == large)
        }
    }

    @Test("A stop loses nothing: what was not committed is read by the next")
    func handOver() throws {
        try RunningIngest.with { ingest in
            try ingest.drop((0..<2000).map { Array("Text \($0).".utf8) })
            try ingest.until { try committed(ingest) > 0 }
            try ingest.stop()
            try RunningIngest.with(["TOPIC_PREFIX": String(ingest.topics.articles.dropLast("articles".count))]) {
                next in
                try next.until { try committed(next) == 2000 }
                let ids = Set(try next.messages(2000, of: next.topics.articles).compactMap(\.key))
                #expect(ids.count == 2000)
            }
        }
    }

    /// How many messages of the inbox the group has done with.
    private func committed(_ ingest: RunningIngest) throws -> Int64 {
        let admin = try Admin(settings: Broker.settings)
        let offsets = try admin.committed(group: ingest.topics.group(of: "ingest"))
        return offsets.reduce(0) { $0 + max(0, $1.offset) }
    }
}
