import Identity
import Service
import Testing

@testable import dateline

@Suite("Naming an article")
struct ArticleReferenceTests {
    @Test("An id is taken in any case")
    func id() throws {
        let id = "0E7C6A3B-0f3d-8a11-9b1c-5d2f0c9a7e41"
        #expect(try ArticleReference(id).id == id.lowercased())
    }

    @Test("A URL gives the id that ingest gives its article, tracking parameters or not")
    func url() throws {
        let id = ArticleIdentity.id(url: "https://news.example/a", text: "whatever")
        #expect(try ArticleReference("https://NEWS.example/a?utm_source=x").id == id)
    }

    @Test(
        "Anything else is refused",
        arguments: ["", "news.example/a", "0e7c6a3b-0f3d-8a11-9b1c-5d2f0c9a7e4", "ftp://x/y"])
    func refused(word: String) {
        #expect(throws: UsageError.self) { try ArticleReference(word) }
    }
}
