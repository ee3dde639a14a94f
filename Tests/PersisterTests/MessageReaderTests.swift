import Kafka
import Shared
import Testing

@testable import persister

@Suite("What a message is")
struct MessageReaderTests {
    @Test("An extraction is a record, published when the message says")
    func record() throws {
        let message = try Samples.message(Samples.extraction())
        #expect(
            MessageReader.content(ofExtraction: message)
                == .record(try Samples.record(extractedAt: (1_715_335_200_000 - 946_684_800_000) * 1000)))
    }

    @Test("A key in capitals is the article's key; no key will do")
    func keys() throws {
        let value = try WireFormat.encode(Samples.extraction())
        for key in [Samples.id.uppercased(), nil] {
            guard case .record = MessageReader.content(ofExtraction: Samples.message(value, key: key)) else {
                Issue.record("the key \(key ?? "nil") is refused")
                continue
            }
        }
    }

    @Test("Another article's key is refused")
    func lyingKey() throws {
        let value = try WireFormat.encode(Samples.extraction())
        let content = MessageReader.content(ofExtraction: Samples.message(value, key: Samples.id(7)))
        #expect(content == .unreadable(.invalid(field: "id", reason: "it is not the message's key")))
    }

    @Test("A message without a value erases the article of its key")
    func tombstone() {
        #expect(
            MessageReader.content(ofExtraction: Samples.message(nil, key: Samples.id)) == .tombstone(id: Samples.id))
        guard case .unreadable(let error) = MessageReader.content(ofExtraction: Samples.message(nil, key: "17")) else {
            Issue.record("a tombstone without an id is taken")
            return
        }
        #expect(error.field == "(the key)")
    }

    @Test(
        "Bytes that are no extraction are unreadable, with the reason",
        arguments: [
            ([], "not-json"), (Array("hello".utf8), "not-json"), (Array("[1]".utf8), "wrong-type"),
            (Array("{}".utf8), "missing-field"), ([0xFF, 0xFE], "not-json"),
            (Array(#"{"schema":99}"#.utf8), "unknown-schema"), (Array(#"{"schema":"1"}"#.utf8), "wrong-type"),
            (Array(#"{"schema":1,"id":"\ud800"}"#.utf8), "not-json"),
            (Array(repeating: UInt8(ascii: "["), count: 100_000), "not-json"),
        ] as [([UInt8], String)])
    func unreadable(_ value: [UInt8], _ code: String) {
        guard case .unreadable(let error) = MessageReader.content(ofExtraction: Samples.message(value, key: Samples.id))
        else {
            Issue.record("it is taken")
            return
        }
        #expect(error.code == code)
    }

    @Test("A message's time is kept within what the database takes", arguments: [Int64.min, -1, Int64.max, nil])
    func wildTimes(_ timestamp: Int64?) throws {
        var message = try Samples.message(Samples.extraction())
        message.timestamp = timestamp
        guard case .record(let record) = MessageReader.content(ofExtraction: message) else {
            Issue.record("it is refused")
            return
        }
        #expect((-946_684_800_000_000...252_455_615_999_999_000).contains(record.extractedAt))
    }

    @Test("A rejection is read from its headers; one without any is kept too")
    func rejections() {
        let rejection = Rejection(
            stage: "extractor", reason: "too-slow", detail: "it took long", topic: "articles", partition: 3, offset: 17,
            contentType: "text/html", version: "1.0")
        let trace = TraceContext()
        var message = Samples.message([1, 2], key: Samples.id)
        message.headers = rejection.headers + [Header("traceparent", trace.header)]
        let stored = StoredRejection(message)
        #expect(stored.rejection == rejection)
        #expect(stored.articleID == Samples.id)
        #expect(stored.traceID == trace.traceID)
        #expect(stored.value == [1, 2])
        message.headers = []
        #expect(StoredRejection(message).rejection.reason == "no-reason")
    }
}
