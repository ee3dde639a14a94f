import Foundation
import Shared
import Testing

@Suite("The Article record")
struct ArticleRecordTests {
    static let article = Article(
        id: "0d9f4a51-8f00-8c1e-9d66-6f4f6b0f7f11", url: "https://example.org/a", title: "A “day”",
        authors: ["Ann Lee"],
        publishedAt: "2024-05-10", language: "en", text: "Ann Lee said: “We meet in Oslo.” 🎈", contentHash: "00",
        receivedAt: "2024-05-10T09:00:00Z")

    @Test("comes back as it was written")
    func roundTrip() throws {
        let bytes = try WireFormat.encode(Self.article)
        #expect(try WireFormat.decode(Article.self, from: bytes) == Self.article)
    }

    @Test("leaves out what it does not have, and ignores what it does not know")
    func tolerance() throws {
        let bytes = Array(
            #"{"schema":1,"id":"i","text":"t","contentHash":"c","receivedAt":"r","mood":{"x":[1]}}"#.utf8)
        let article = try WireFormat.decode(Article.self, from: bytes)
        #expect(article.authors == [] && article.language == "und" && article.url == nil)
        let written = try String(decoding: WireFormat.encode(article), as: UTF8.self)
        #expect(!written.contains("mood") && !written.contains("url"))
    }

    @Test(
        "is refused with the field at fault",
        arguments: [
            (#"{"schema":1,"id":"i","contentHash":"c","receivedAt":"r"}"#, "missing-field", "text"),
            (#"{"schema":1,"id":7,"text":"t","contentHash":"c","receivedAt":"r"}"#, "wrong-type", "id"),
            (#"{"schema":1,"id":"i","text":null,"contentHash":"c","receivedAt":"r"}"#, "wrong-type", "text"),
            (
                #"{"schema":1,"id":"i","text":"t","contentHash":"c","receivedAt":"r","authors":["a",2]}"#, "wrong-type",
                "authors[1]"
            ),
            (#"{"schema":2,"id":"i","text":"t"}"#, "unknown-schema", "schema"),
            (#"{"schema":0,"id":"i","text":"t"}"#, "unknown-schema", "schema"),
        ])
    func faults(json: String, code: String, field: String) throws {
        let error = try #require(throws: RecordError.self) { try WireFormat.decode(Article.self, from: json.utf8) }
        #expect(error.code == code)
        #expect(error.field == field)
    }

    @Test(
        "is refused as no JSON, whatever the bytes",
        arguments: ["", "{", "[1]", "\"text\"", "{\"text\":\"\\ud800\"}", "\u{0}"])
    func notJSON(text: String) {
        #expect(throws: RecordError.self) { try WireFormat.decode(Article.self, from: text.utf8) }
    }

    @Test("is refused, and does not overflow the stack, when 100 000 brackets are nested in it")
    func nesting() {
        let deep = #"{"schema":1,"x":"# + String(repeating: "[", count: 100_000)
        #expect(throws: RecordError.self) { try WireFormat.decode(Article.self, from: deep.utf8) }
    }

    @Test("is refused when its bytes are not UTF-8")
    func invalidUTF8() {
        let bytes = Array(#"{"schema":1,"id":""#.utf8) + [0xFF, 0xFE] + Array(#""}"#.utf8)
        #expect(throws: RecordError.self) { try WireFormat.decode(Article.self, from: bytes) }
    }

    @Test("An error's text names the field and never quotes the article")
    func errorText() throws {
        let json = #"{"schema":1,"id":"i","text":["a secret"],"contentHash":"c","receivedAt":"r"}"#
        let error = try #require(throws: RecordError.self) { try WireFormat.decode(Article.self, from: json.utf8) }
        #expect("\(error)".contains("'text'"))
        #expect(!"\(error)".contains("secret"))
    }
}
