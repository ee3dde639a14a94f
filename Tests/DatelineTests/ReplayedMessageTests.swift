import Shared
import Testing

@testable import dateline

@Suite("A message sent again")
struct ReplayedMessageTests {
    private let topics = TopicNames(prefix: "x.")

    private func entry(topic: String?, contentType: String? = nil, traceID: String? = nil) -> RejectedEntry {
        RejectedEntry(
            number: 1, rejectedAt: "", stage: "extractor", reason: "", detail: "", state: "open", topic: topic,
            partition: 0, offset: 5, articleID: "0e7c6a3b-0f3d-8a11-9b1c-5d2f0c9a7e41", contentType: contentType,
            traceID: traceID, version: "", bytes: 3)
    }

    @Test("It goes to the topic it was read from, with its key and its bytes")
    func origin() {
        let message = ReplayedMessage(entry: entry(topic: "x.articles"), value: [0, 255, 1], topics: topics)
        #expect(message.topic == "x.articles")
        #expect(message.key == Array("0e7c6a3b-0f3d-8a11-9b1c-5d2f0c9a7e41".utf8))
        #expect(message.value == [0, 255, 1])
    }

    @Test("What was not read from a topic goes to the inbox")
    func inbox() {
        #expect(ReplayedMessage(entry: entry(topic: nil), value: [1], topics: topics).topic == "x.articles.inbox")
    }

    @Test("Content type and trace go with it")
    func headers() throws {
        let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
        let entry = entry(topic: nil, contentType: "text/plain", traceID: trace)
        let message = ReplayedMessage(entry: entry, value: [1], topics: topics)
        #expect(message.headers["content-type"] == "text/plain")
        let header = try #require(message.headers["traceparent"])
        #expect(TraceContext(header: header)?.traceID == trace)
    }

    @Test("A message without a trace begins one")
    func freshTrace() throws {
        let message = ReplayedMessage(entry: entry(topic: nil), value: [1], topics: topics)
        #expect(TraceContext(header: try #require(message.headers["traceparent"])) != nil)
        #expect(message.headers["content-type"] == nil)
    }
}
