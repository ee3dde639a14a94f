import Foundation
import Seeded
import Testing

@testable import Reading

/// Bytes that no one would write, from a fixed seed. `FUZZ_ROUNDS` makes the run longer.
@Suite(.timeLimit(.minutes(60))) struct FuzzTests {
    private static let rounds = ProcessInfo.processInfo.environment["FUZZ_ROUNDS"].flatMap(Int.init) ?? 200

    private static let scraps = [
        "<", ">", "</", "<!--", "-->", "<p>", "</p>", "<a href=", "\"", "'", "&", "&#", "&amp;", "<table>", "<td>",
        "<script>",
        "</script>", "<svg>", "<title>", "{", "}", "[", "]", ":", ",", "\\u", "\\ud800", "\u{0}", "\u{FEFF}", "é", "日",
        "\n", " ", ".",
        "<template>", "<select>", "<frameset>", "<form>", "<h1>", "<li>", "<math>", "<![CDATA[", "]]>", "=", "/", "<b>",
        "</b>",
    ].map { Array($0.utf8) }

    /// The seed, with bytes changed, taken out, doubled and put in.
    private func mutated(_ seed: [UInt8], with random: inout SeededGenerator) -> [UInt8] {
        var bytes = seed
        for _ in 0..<Int.random(in: 1...30, using: &random) where !bytes.isEmpty {
            let at = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...40, using: &random)))
            case 2: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 60)], at: at)
            default: bytes.insert(contentsOf: Self.scraps.randomElement(using: &random) ?? [], at: at)
            }
        }
        return bytes
    }

    @Test("No page crashes or hangs the reader, and what it gives is clean text")
    func pages() {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<Self.rounds {
            let bytes = mutated(Array(PageReadingTests.page.utf8), with: &random)
            guard let article = try? Reader.read(bytes, as: .html, url: "https://a.example/") else { continue }
            #expect(!article.text.unicodeScalars.contains("\u{0}"))
            #expect(article.text.utf8.count <= bytes.count * 4)
        }
    }

    @Test("No text crashes or hangs the cleaner")
    func texts() {
        var random = SeededGenerator(seed: 2)
        let seed = Array(
            "Ferry runs again\n\nThe ferry sailed â€œagainâ€\u{9D} on Friday. .\n\nShare this: &amp; more\n".utf8)
        for _ in 0..<Self.rounds {
            let bytes = mutated(seed, with: &random)
            guard let article = try? Reader.read(bytes, as: .text) else { continue }
            #expect(!article.text.unicodeScalars.contains("\u{0}"))
        }
    }

    @Test("No JSON crashes or hangs the parser")
    func json() {
        var random = SeededGenerator(seed: 3)
        let seed = Array(
            "{\"@type\":[\"NewsArticle\"],\"author\":{\"name\":\"Ann \\u00e9\"},\"x\":[1,2.5e3,null,true]}".utf8)
        for _ in 0..<Self.rounds * 10 { _ = StructuredData([mutated(seed, with: &random)]).names("author") }
    }

    @Test("No bytes in any encoding crash the decoder, and it gives UTF-8")
    func encodings() throws {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<Self.rounds {
            let bytes = (0..<Int.random(in: 0...300, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            for charset in ["utf-8", "shift_jis", "gb18030", "euc-kr", "big5", "utf-16", "iso-2022-jp", "windows-1255"]
            {
                let text = try TextDecoder.utf8(bytes, contentType: "text/plain; charset=\(charset)", isHTML: false)
                #expect(String(validating: text, as: UTF8.self) != nil)
            }
        }
    }

    @Test("Dates, addresses and bylines are read of anything")
    func fields() {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<Self.rounds * 5 {
            let text = String(
                decoding: mutated(
                    Array("By Ann Lee, May 10, 2024 https://a.example/2024/05/10/x?y=1".utf8), with: &random),
                as: UTF8.self)
            _ = PublicationDate.parse(text)
            _ = WebAddress(text)?.withoutTracking.day
            _ = Byline.names(inLine: text)
            _ = Byline.names(in: [text])
        }
    }
}
