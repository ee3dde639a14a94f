import Shared
import Testing

@testable import extractor

@Suite("Article scan")
struct ArticleScanTests {
    static let plain = """
        {"authors":["Kim Poe","Ann \\"A\\" Lee"],"contentHash":"00ff","id":"a1","language":"en","publishedAt":null, \
        "receivedAt":"2024-05-10T09:00:00Z","removed":{"bytes":12,"count":1,"pieces":["Share: \\"x\\""]}, \
        "schema":1,"signature":"AQ", "source" : null, "text":"\\u00c5 \\\\ \\/ \\n “Å” \\t🙂.","title":"T"}
        """

    @Test("A plain record's fields are found, escapes resolved")
    func findsFields() throws {
        let scan = try #require(ArticleScan(Array(Self.plain.utf8)))
        let article = try WireFormat.decode(Article.self, from: Self.plain.utf8)
        #expect(scan.text == article.text)
        #expect(scan.id == "a1")
        #expect(scan.publishedAt == nil)
    }

    @Test("What the build writes is always taken")
    func takesOwnRecords() throws {
        let texts = ["", "plain", "“Å” 🙂 \u{0}\u{1F}\u{7F} \" \\ / \n\r\t", String(repeating: "x", count: 100_000)]
        for text in texts {
            let bytes = try Samples.bytes(Samples.article(text: text))
            #expect(ArticleScan(bytes)?.text == text)
        }
    }

    @Test("A record with every field that there is is taken")
    func takesEveryField() throws {
        var article = Samples.article()
        article.source = "Harbour Post"
        article.credit = "AP"
        article.removed = Removed()
        article.removed?.add("Share this")
        article.signature = TextSignature(of: article.text)?.text
        let bytes = try Samples.bytes(article)
        for field in Mirror(reflecting: article).children.compactMap(\.label) {
            #expect(String(decoding: bytes, as: UTF8.self).contains("\"\(field)\":"))
        }
        #expect(ArticleScan(bytes)?.text == article.text)
    }

    @Test(
        "Anything that needs a closer look is left to the decoder",
        arguments: [
            "", "{}", "[]", "null", plain + "x", "{\"id\":\"a1\"}",
            plain.replacing("\"schema\":1", with: "\"schema\":2"),
            plain.replacing("\"schema\":1", with: "\"schema\":01"),
            plain.replacing("\"id\"", with: "\"entities\""), plain.replacing("\"title\"", with: "\"text\""),
            plain.replacing("\"en\"", with: "5"), plain.replacing("[\"Kim", with: "[1,\"Kim"),
            plain.replacing("\\u00c5", with: "\\ud83d\\ude42"), plain.replacing("\\u00c5", with: "\\ud83d"),
            plain.replacing("\"T\"}", with: "\"T\",}"), plain.replacing("\\t", with: "\t"), plain + "\n",
            plain.replacing("\\t", with: "\\x"), plain.replacing("\"a1\"", with: "null"),
            plain.replacing("\"count\":1,", with: ""), plain.replacing("\"count\"", with: "\"bytes\""),
            plain.replacing("{\"bytes\":12", with: "{\"bytes\":\"12\""),
            plain.replacing("[\"Share", with: "[1,\"Share"),
        ])
    func leavesTheRest(record: String) {
        #expect(ArticleScan(Array(record.utf8)) == nil)
    }

    @Test("Invalid UTF-8 is left to the decoder")
    func invalidUTF8() throws {
        var bytes = Array(Self.plain.utf8)
        let place = try #require(bytes.firstIndex(of: UInt8(ascii: "T")))
        bytes[place] = 0xFF
        #expect(ArticleScan(bytes) == nil)
    }

    @Test("Whatever is taken, damaged as it may be, the decoder takes with the same values")
    func agreesWithDecoder() throws {
        var random = SplitMix(state: 7)
        var taken = 0
        for _ in 0..<20_000 {
            let bytes = damaged(Array(Self.plain.utf8), &random)
            guard let scan = ArticleScan(bytes) else { continue }
            taken += 1
            let article = try WireFormat.decode(Article.self, from: bytes)
            #expect(scan.id == article.id)
            #expect(scan.text == article.text)
            #expect(scan.publishedAt == article.publishedAt)
            #expect((scan.language ?? "und") == article.language)
        }
        #expect(taken > 1000)
    }

    private func damaged(_ bytes: [UInt8], _ random: inout SplitMix) -> [UInt8] {
        var bytes = bytes
        let marks = Array("\"\\{}[],:0u1 \n\u{1}ÅnulT".utf8)
        for _ in 0..<Int.random(in: 1...2, using: &random) {
            let place = bytes.indices.randomElement(using: &random) ?? 0
            switch Int.random(in: 0..<3, using: &random) {
            case 0: bytes[place] = marks.randomElement(using: &random) ?? 0
            case 1: bytes.remove(at: place)
            default: bytes.insert(marks.randomElement(using: &random) ?? 0, at: place)
            }
        }
        return bytes
    }
}

/// Small and repeatable: the same damage in every run.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
