import Kafka
import Shared
import Testing

@testable import extractor

@Suite("What becomes of a message")
struct MessageProcessorTests {
    @Test("An article becomes an extraction that holds it unchanged")
    func extracts() throws {
        let article = Samples.article()
        let outcome = try Samples.processor().outcome(of: Samples.message(Samples.bytes(article)))
        guard case .extracted("a1", let record) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        let extraction = try WireFormat.decode(Extraction.self, from: record)
        #expect(extraction.article == article)
        #expect(extraction.status == .ok)
        #expect(extraction.extractor.version == Dateline.version)
        #expect(!extraction.findings.entities.isEmpty)
    }

    @Test("An article that the plain reader leaves to the decoder becomes the same extraction")
    func extractsUnusual() throws {
        let article = Samples.article()
        let plain = try Samples.bytes(article)
        let unusual = Array("{\"unknown\":[1,{}],".utf8) + plain.dropFirst()
        let processor = try Samples.processor()
        #expect(ArticleScan(unusual) == nil)
        #expect(processor.outcome(of: Samples.message(unusual)) == processor.outcome(of: Samples.message(plain)))
    }

    @Test(
        "Without a model, or without words, the status says so",
        arguments: [("de", "Hallo Welt.", "no-model-for-language"), ("en", " \n…!", "no-text"), ("und", "Ann.", "ok")])
    func statuses(language: String, text: String, status: String) throws {
        let bytes = try Samples.bytes(Samples.article(language: language, text: text))
        guard case .extracted(_, let record) = try Samples.processor().outcome(of: Samples.message(bytes)) else {
            Issue.record("rejected")
            return
        }
        #expect(try WireFormat.decode(Extraction.self, from: record).status.rawValue == status)
    }

    @Test(
        "A message that is no article is rejected with a reason",
        arguments: [
            ("", "not-json"), ("not json", "not-json"), ("[]", "wrong-type"), ("\"text\"", "wrong-type"),
            ("{}", "missing-field"), (String(repeating: "[", count: 100_000), "not-json"),
            (#"{"schema":99}"#, "unknown-schema"), (#"{"schema":"1"}"#, "wrong-type"),
            (#"{"schema":1,"id":"","text":"x","contentHash":"","receivedAt":""}"#, "invalid-field"),
            (#"{"schema":1,"id":"a","text":5,"contentHash":"","receivedAt":""}"#, "wrong-type"),
            (#"{"schema":1,"id":"a","text":"\ud800","contentHash":"","receivedAt":""}"#, "not-json"),
        ])
    func rejects(value: String, reason: String) throws {
        #expect(try Samples.processor().outcome(of: Samples.message(value)).reason == reason)
    }

    @Test("Invalid UTF-8 in the text is rejected")
    func invalidUTF8() throws {
        var bytes = try Samples.bytes()
        let place = try #require(bytes.firstIndex(of: UInt8(ascii: "O")))
        bytes[place] = 0xC3
        #expect(try Samples.processor().outcome(of: Samples.message(bytes)).reason == "not-json")
    }

    @Test("A text over the limit is rejected unread, one at the limit is not")
    func limitsText() throws {
        let processor = try Samples.processor(maxTextBytes: 10)
        let fits = try Samples.bytes(Samples.article(text: "Åslo Åslo"[...].prefix(8) + ""))
        #expect(processor.outcome(of: Samples.message(fits)).reason == nil)
        let tooLong = try Samples.bytes(Samples.article(text: "Åslo Åslo"))
        #expect(processor.outcome(of: Samples.message(tooLong)).reason == "text-too-large")
    }

    @Test("No value with a key is an erasure; without a key nobody knows of what")
    func erases() throws {
        let processor = try Samples.processor()
        #expect(processor.outcome(of: Samples.message(nil)) == .erased)
        #expect(processor.outcome(of: Samples.message(nil, key: nil)).reason == "missing-key")
        #expect(processor.outcome(of: Samples.message(nil, key: "")).reason == "missing-key")
    }
}
