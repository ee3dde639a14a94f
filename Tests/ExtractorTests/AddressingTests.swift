import Kafka
import Service
import Shared
import Testing

@testable import extractor

@Suite("Addressing")
struct AddressingTests {
    private let addressing = Addressing(topics: TopicNames(prefix: "x."))
    private let time = "2024-05-10T09:00:00.000Z"
    private let traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

    private func address(_ outcome: Outcome, of message: Message) -> OutgoingMessage {
        addressing.outgoing(outcome, of: message, trace: MessageTrace(of: message, .off).sending, at: time)
    }

    @Test("An extraction goes on under the article's id, in the trace it came with")
    func extraction() throws {
        let message = Samples.message([1], key: "other", headers: [Header("traceparent", traceparent)])
        let outgoing = address(.extracted(id: "a1", record: [2]), of: message)
        #expect(outgoing.topic == "x.articles.extracted")
        #expect(outgoing.key == Array("a1".utf8))
        #expect(outgoing.value == [2])
        #expect(outgoing.headers["ce_id"] == "a1")
        #expect(outgoing.headers["ce_type"] == "dateline.extraction")
        #expect(outgoing.headers["ce_source"] == "/dateline/extractor")
        #expect(outgoing.headers["ce_time"] == time)
        #expect(outgoing.headers["content-type"] == "application/json")
        let trace = try #require(TraceContext(header: outgoing.headers["traceparent"] ?? ""))
        #expect(trace.traceID == "0af7651916cd43dd8448eb211c80319c")
        #expect(trace.spanID != "b7ad6b7169203331")
        #expect(trace.flags == "01")
    }

    @Test("A tombstone is passed on with its key and no value")
    func tombstone() {
        let outgoing = address(.erased, of: Samples.message(nil))
        #expect(outgoing.topic == "x.articles.extracted")
        #expect(outgoing.key == Array("a1".utf8))
        #expect(outgoing.value == nil)
        #expect(outgoing.headers["ce_type"] == "dateline.tombstone")
    }

    @Test("A rejected message keeps its bytes, its key, its content type and where it stood")
    func rejection() {
        let message = Samples.message([7, 8], headers: [Header("content-type", "text/html")])
        let outgoing = address(.rejected(reason: "not-json", detail: "why"), of: message)
        #expect(outgoing.topic == "x.articles.rejected")
        #expect(outgoing.key == message.key)
        #expect(outgoing.value == [7, 8])
        #expect(outgoing.headers["content-type"] == "text/html")
        #expect(outgoing.headers["ce_id"] == "articles/3/42")
        let rejection = Rejection(headers: outgoing.headers)
        #expect(rejection?.stage == "extractor")
        #expect(rejection?.reason == "not-json")
        #expect(rejection?.detail == "why")
        #expect(rejection?.topic == "articles")
        #expect(rejection?.partition == 3)
        #expect(rejection?.offset == 42)
        #expect(rejection?.contentType == "text/html")
    }

    @Test("A message without a valid trace begins one", arguments: [[], [Header("traceparent", "rubbish")]])
    func newTrace(headers: [Header]) {
        let outgoing = address(.erased, of: Samples.message(nil, headers: headers))
        #expect(TraceContext(header: outgoing.headers["traceparent"] ?? "") != nil)
    }
}
