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

    @Test("Equal bytes have one fingerprint; a changed bit, a byte more, or another schema gives another")
    func fingerprints() {
        let bytes = Array("The quick brown fox.".utf8)
        let prints = (0..<bytes.count * 8).map { bit in
            var changed = bytes
            changed[bit / 8] ^= 1 << (bit % 8)
            return Fingerprint.of(changed)
        }
        let all =
            prints + [
                Fingerprint.of(bytes), Fingerprint.of(bytes + [0]), Fingerprint.of(bytes, schema: 999),
                Fingerprint.of([]),
            ]
        #expect(Set(all).count == all.count)
        #expect(Fingerprint.of(bytes, schema: 7) == Fingerprint.of(Array(bytes), schema: 7))
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

    private func code(of value: [UInt8]) throws -> String {
        let content = MessageReader.content(ofExtraction: Samples.message(value, key: Samples.id))
        guard case .unreadable(let error) = content else { return "it is taken" }
        return error.code
    }

    @Test(
        "What is no extraction is unreadable, with the reason",
        arguments: [
            ("", "wrong-type"), ("hello", "wrong-type"), ("[1]", "wrong-type"), ("{}", "missing-field"),
            (#"{"schema":99}"#, "unknown-schema"), (#"{"schema":"1"}"#, "wrong-type"),
            (#"{"schema":1,"id":"\ud800"}"#, "not-json"), (#"{"schema":1,"id":"a","id":"b"}"#, "invalid-field"),
            (#"{"entities":[{"type":"animal"}]}"#, "invalid-field"), (#"{"text":"a"#, "not-json"),
        ])
    func unreadable(_ value: String, _ expected: String) throws {
        #expect(try code(of: Array(value.utf8)) == expected)
    }

    @Test("Bytes that are not UTF-8, and lists a hundred thousand deep, are unreadable")
    func hostile() throws {
        #expect(try code(of: [0xFF, 0xFE]) == "not-json")
        #expect(try code(of: Array(#"{"x":"#.utf8) + Array(repeating: UInt8(ascii: "["), count: 100_000)) == "not-json")
    }

    @Test("An error inside lists and objects names its whole path")
    func path() {
        let value =
            #"{"entities":[{"id":"a","type":"other","name":"","confidence":1,"mentions":[{"start":0,"end":"1"}]}]}"#
        let content = MessageReader.content(ofExtraction: Samples.message(Array(value.utf8)))
        let expected = RecordError.wrongType(field: "entities[0].mentions[0].end", expected: "a number, not a string")
        #expect(content == .unreadable(expected))
    }

    @Test("An extraction is read as Decodable reads it, unknown fields and nulls included")
    func equivalence() throws {
        var extraction = Samples.extraction()
        extraction.article.title = "Tabs\tand \"quotes\" \u{1F600} \u{0}"
        extraction.article.source = nil
        extraction.findings.dates[0].modifier = "about"
        extraction.findings.quotes[0].speakerText = "she"
        let bytes = try WireFormat.encode(extraction)
        #expect(try ExtractionJSON.extraction(bytes) == extraction)
        let text = String(decoding: bytes, as: UTF8.self)
        let more =
            #"{"new":{"a":[1,true,null,"x"]},"url":null,"#
            + text.dropFirst().replacing(#","url":"https://news.example/1""#, with: "")
        extraction.article.url = nil
        #expect(try ExtractionJSON.extraction(Array(more.utf8)) == extraction)
        #expect(try WireFormat.decode(Extraction.self, from: Array(more.utf8)) == extraction)
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
