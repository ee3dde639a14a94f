import Shared
import Testing

@testable import ingest

@Suite("Writing an article's record")
struct ArticleWriterTests {
    @Test("The record is byte for byte what the wire format writes")
    func sameBytes() throws {
        let odd = "\u{0}\u{1}\u{8}\t\n\u{b}\u{c}\r\u{1f} \"quoted\" \\ / é “ 😀 \u{7f}\u{2028}"
        let full = Article(
            id: "i", url: "https://example.org/a/b?c=\"d\"", source: odd, title: odd, authors: ["Ann", odd, ""],
            publishedAt: "2024-05-10", language: "en", text: odd + odd, contentHash: "h", receivedAt: "r")
        let bare = Article(id: "i", text: "", contentHash: "h", receivedAt: "r")
        for article in [full, bare] { #expect(ArticleWriter.record(of: article) == (try WireFormat.encode(article))) }
    }
}
