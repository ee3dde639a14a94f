import Identity
import Seeded
import Testing

@Suite("The identity of an article")
struct ArticleIdentityTests {
    @Test("SHA-256 gives the digests that FIPS 180-4 lists")
    func digests() {
        #expect(SHA256.hex([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(SHA256.hex(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test("An id is a UUID of version 8 and stays what it was")
    func version8() {
        let id = ArticleIdentity.id(url: "https://example.org/news/1", text: "Any text")
        #expect(id == "e28466bd-fbbc-841c-bc1c-71d6300130b6")
        #expect(id.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
    }

    @Test("The same page by another spelling of its address is the same article, whatever its text")
    func sameAddress() {
        let one = ArticleIdentity.id(url: "HTTPS://Example.org:443/news/1?utm_source=x&b=2&a=1#top", text: "one")
        #expect(one == ArticleIdentity.id(url: "https://example.org/news/1?a=1&b=2", text: "two"))
        #expect(one != ArticleIdentity.id(url: "https://example.org/news/2?a=1&b=2", text: "one"))
    }

    @Test("Without an address, white space and case make no difference, words do")
    func sameText() {
        let one = ArticleIdentity.id(url: nil, text: "Ann  Lee\u{a0}said\n\nso. ")
        #expect(one == ArticleIdentity.id(url: nil, text: " ANN LEE SAID SO."))
        #expect(one != ArticleIdentity.id(url: nil, text: "Ann Lee said so!"))
    }

    @Test("Normal text is the words in small letters with single spaces, of any script")
    func normalText() {
        var random = SeededGenerator(seed: 17)
        let pieces = [
            "Ann", "ÉCOLE", "İstanbul", "ΟΔΟΣ", "ﬀ", "渡轮", "“Ja”", " ", "\n", "\u{a0}", "\u{3000}", "e\u{301}",
        ]
        for _ in 0..<500 {
            let text = (0..<Int.random(in: 0...8, using: &random)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }.joined()
            let words = text.lowercased().unicodeScalars.split { $0.properties.isWhitespace }.map(String.init)
            #expect(NormalText.bytes(of: text) == Array(words.joined(separator: " ").utf8))
        }
    }

    @Test("An address that is none counts as no address")
    func noAddress() {
        #expect(ArticleIdentity.id(url: "not a url", text: "x") == ArticleIdentity.id(url: nil, text: "x"))
    }

    @Test("The content's hash sees the title, the text, and where one ends")
    func contentHash() {
        let hashes = [
            ArticleIdentity.contentHash(title: "a", text: "b"), ArticleIdentity.contentHash(title: "ab", text: ""),
            ArticleIdentity.contentHash(title: nil, text: "ab"), ArticleIdentity.contentHash(title: "a", text: "B"),
        ]
        #expect(Set(hashes).count == 4)
        #expect(hashes[0] == SHA256.hex([97, 0, 98]))
    }
}
