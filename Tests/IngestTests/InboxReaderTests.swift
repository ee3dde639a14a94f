import Kafka
import Shared
import Testing

@testable import ingest

@Suite("Deciding about a message of the inbox")
struct InboxReaderTests {
    private let reader = InboxReader(
        reader: ArticleReader(limits: IngestLimits()), addressing: Addressing(topics: TopicNames()))

    private func rejected(_ value: [UInt8]?) throws -> OutgoingMessage {
        let message = Message(topic: "articles.inbox", partition: 2, offset: 7, value: value)
        let outcomes = reader.outcomes(of: message, trace: TraceContext(), at: "2024-05-10T09:00:00.000Z")
        #expect(outcomes.count == 1 && outcomes[0].article == nil)
        return try #require(outcomes.first).outgoing
    }

    @Test("A rejection carries CloudEvents' headers and the coordinates")
    func rejection() throws {
        let outgoing = try rejected(Array("{}".utf8))
        #expect(outgoing.topic == "articles.rejected" && outgoing.value == Array("{}".utf8))
        #expect(outgoing.headers["ce_type"] == "dateline.rejection")
        #expect(outgoing.headers["ce_id"] == "articles.inbox/2/7")
        let rejection = try #require(Rejection(headers: outgoing.headers))
        #expect(rejection.topic == "articles.inbox" && rejection.partition == 2 && rejection.offset == 7)
        #expect(rejection.reason == "missing-field")
    }

    @Test("What a message says of itself makes no rejection too long to be kept")
    func longNames() throws {
        let key = "\"" + String(repeating: "k", count: 2_000_000) + "\":1"
        let headers = try rejected(Array("{\(key),\(key)}".utf8)).headers
        #expect(headers.reduce(0) { $0 + $1.value.count } < 10_000)
        #expect(Rejection(headers: headers)?.reason == "invalid-field")
    }

    @Test("More lines than one message may have are one rejection, not each its own")
    func manyLines() throws {
        let outgoing = try rejected(Array(("{}\n" + String(repeating: "{\n", count: 100_000)).utf8))
        #expect(Rejection(headers: outgoing.headers)?.detail.contains("100001 lines") == true)
        #expect(outgoing.value?.count == 200_003)
    }

    @Test("A message without value is rejected, not lost")
    func noValue() throws {
        #expect(Rejection(headers: try rejected(nil).headers)?.reason == "invalid-field")
    }

    @Test("Lines that are all empty are rejected, not lost")
    func noLines() {
        let message = Message(
            topic: "articles.inbox", partition: 0, offset: 0, value: [10, 10],
            headers: [Header("content-type", "application/x-ndjson")])
        #expect(reader.outcomes(of: message, trace: TraceContext(), at: "").map { $0.article == nil } == [true])
    }

    @Test(
        "An article too large for its topic becomes a rejection, a rejection too large for its topic goes without bytes"
    )
    func smaller() throws {
        let message = Message(topic: "articles.inbox", partition: 2, offset: 7, value: Array("Words.".utf8))
        let article = try #require(
            reader.outcomes(of: message, trace: TraceContext(), at: "2024-05-10T09:00:00.000Z").first
        ).outgoing
        let rejection = reader.smaller(article)
        #expect(rejection.topic == "articles.rejected" && rejection.value == article.value)
        #expect(Rejection(headers: rejection.headers)?.reason == "too-large")
        let smallest = reader.smaller(rejection)
        #expect(smallest.topic == "articles.rejected" && smallest.value == nil)
        #expect(Rejection(headers: smallest.headers)?.detail.contains("too many to be kept") == true)
    }
}
