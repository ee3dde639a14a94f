import Identity
import Shared
import Testing

@testable import ingest

@Suite("Reading an article")
struct ArticleReaderTests {
    private let reader = ArticleReader(limits: IngestLimits())

    private func article(_ json: String, as kind: ContentKind = .json) throws -> Article {
        try WireFormat.decode(Article.self, from: try reader.read(Array(json.utf8)[...], as: kind).record)
    }

    private func error(_ bytes: [UInt8], as kind: ContentKind = .json) throws -> RecordError {
        try #require(throws: RecordError.self) { try reader.read(bytes[...], as: kind) }
    }

    @Test("Every field of an article is taken and made uniform")
    func allFields() throws {
        let article = try article(
            """
            {"schema": 1, "url": "HTTPS://www.Example.org/a?utm_source=x#top", "source": "The Example", "title": " One\\ttwo ",
             "authors": ["Ann Lee", ""], "publishedAt": "2024-05-10T23:30:00-02:00", "language": "EN_gb",
             "text": "\\uFEFFFirst.\\r\\n\\r\\nSecond – “quoted” \\ud83d\\ude00.\\n", "section": {"deep": [1, {"x": null}]}}
            """)
        #expect(article.url == "https://www.example.org/a")
        #expect(article.source == "The Example")
        #expect(article.title == "One\ttwo")
        #expect(article.authors == ["Ann Lee"])
        #expect(article.publishedAt == "2024-05-10T23:30:00-02:00")
        #expect(article.language == "en-GB")
        #expect(article.text == "\u{feff}First.\n\nSecond – “quoted” 😀.")
        #expect(article.id == ArticleIdentity.id(url: "https://www.example.org/a", text: ""))
        #expect(article.contentHash == ArticleIdentity.contentHash(title: article.title, text: article.text))
        #expect(article.receivedAt.hasSuffix("Z"))
    }

    @Test("A text alone is an article; nulls and empty strings count as nothing")
    func textAlone() throws {
        let article = try article(
            "{\"text\": \"Words.\", \"url\": null, \"title\": \"\", \"authors\": null, \"publishedAt\": \"\", \"language\": null}"
        )
        #expect(article.url == nil && article.source == nil && article.title == nil && article.publishedAt == nil)
        #expect(article.language == "und")
        #expect(try self.article("Words.", as: .text).id == article.id)
        #expect(try self.article("\u{feff}Words.\n", as: .text).text == "Words.")
    }

    @Test("Without a source, the outlet is the address's host")
    func outlet() throws {
        #expect(try article("{\"text\": \"x\", \"url\": \"https://www.example.org:8080/a\"}").source == "example.org")
    }

    @Test(
        "What is wrong is named: the field, and what would be right",
        arguments: [
            ("", "not-json", nil, "ends"),
            ("nonsense", "not-json", nil, "byte 1"),
            ("{\"text\": \"x\"} x", "not-json", nil, "byte 15: something follows"),
            ("{\"text\": \"x\",}", "not-json", nil, "byte 14"),
            ("{\"text\": \"x\"", "not-json", nil, "ends"),
            ("{'text': 'x'}", "not-json", nil, "byte 2"),
            ("{\"text\": \"a\u{1}b\"}", "not-json", nil, "control character"),
            ("{\"text\": \"\\ud800\"}", "not-json", nil, "half of a surrogate pair"),
            ("{\"text\": \"\\udc00\\ud800\"}", "not-json", nil, "half of a surrogate pair"),
            ("{\"text\": \"\\x41\"}", "not-json", nil, "no such escape"),
            ("{\"text\": \"x\", \"n\": 01}", "not-json", nil, "byte 21"),
            ("{\"text\": \"x\", \"n\": NaN}", "not-json", nil, "a value"),
            ("[]", "wrong-type", "(the record)", "an object, not a list"),
            ("\"text\"", "wrong-type", "(the record)", "an object, not a string"),
            ("{}", "missing-field", "text", "missing"),
            ("{\"title\": \"x\"}", "missing-field", "text", "missing"),
            ("{\"text\": null}", "wrong-type", "text", "a string, not null"),
            ("{\"text\": 7}", "wrong-type", "text", "a string, not a number"),
            ("{\"text\": \" \\n\\u0000\"}", "invalid-field", "text", "empty"),
            ("{\"text\": \"x\", \"title\": [\"y\"]}", "wrong-type", "title", "a string, not a list"),
            ("{\"text\": \"x\", \"authors\": \"y\"}", "wrong-type", "authors", "a list of strings, not a string"),
            ("{\"text\": \"x\", \"authors\": [\"y\", 1]}", "wrong-type", "authors[1]", "a string, not a number"),
            ("{\"text\": \"x\", \"text\": \"y\"}", "invalid-field", "text", "twice"),
            ("{\"text\": \"x\", \"te\\u0078t\": \"y\"}", "invalid-field", "text", "twice"),
            ("{\"text\": \"x\", \"schema\": 2}", "unknown-schema", "schema", "update"),
            ("{\"text\": \"x\", \"schema\": 0}", "unknown-schema", "schema", "not known"),
            ("{\"text\": \"x\", \"schema\": \"1\"}", "wrong-type", "schema", "an integer"),
            ("{\"text\": \"x\", \"schema\": 1.5}", "wrong-type", "schema", "an integer"),
            ("{\"text\": \"x\", \"publishedAt\": \"yesterday\"}", "invalid-field", "publishedAt", "ISO 8601"),
            ("{\"text\": \"x\", \"publishedAt\": 1715331600}", "wrong-type", "publishedAt", "a string, not a number"),
            ("{\"text\": \"x\", \"url\": \"example.org\"}", "invalid-field", "url", "absolute http"),
            ("{\"text\": \"x\", \"language\": \"English (UK)\"}", "invalid-field", "language", "BCP 47"),
        ] as [(String, String, String?, String)])
    func refusals(_ json: String, _ code: String, _ field: String?, _ words: String) throws {
        let error = try error(Array(json.utf8))
        #expect(error.code == code)
        #expect(error.field == field)
        #expect(error.description.contains(words))
    }

    @Test("An id that is not the article's own is refused with the one that is")
    func lyingID() throws {
        let id = ArticleIdentity.id(url: nil, text: "x")
        #expect(try article("{\"text\": \"x\", \"id\": \"\(id.uppercased())\"}").id == id)
        let error = try error(Array("{\"text\": \"x\", \"id\": \"mine\"}".utf8))
        #expect(error.field == "id" && error.description.contains(id))
    }

    @Test("Bytes that are not UTF-8 are refused, with the place", arguments: [ContentKind.json, .text])
    func invalidUTF8(_ kind: ContentKind) throws {
        let error = try error(Array("{\"text\": \"".utf8) + [0xff, 0xfe] + Array("\"}".utf8), as: kind)
        #expect(error.description.contains("byte 11 is not UTF-8"))
    }

    @Test("A hundred thousand nested brackets are refused without harm", arguments: ["[", "{\"a\":"])
    func nesting(_ opening: String) throws {
        let deep = "{\"text\": \"x\", \"deep\": " + String(repeating: opening, count: 100_000)
        #expect(try error(Array(deep.utf8)).description.contains("nested deeper than 64 levels"))
        let allowed = String(repeating: "[", count: 63) + String(repeating: "]", count: 63)
        #expect(try article("{\"text\": \"x\", \"deep\": \(allowed)}").text == "x")
    }

    @Test("Control characters are taken out of every field and counted; line ends become line feeds")
    func controlCharacters() throws {
        let json =
            "{\"text\": \"a\\u0000b\\r\\nc\\rd\\u0085e\\u009ff\\tg\\u007f é\", \"title\": \"\\u0001T\", \"authors\": [\"\\u0000\"]}"
        let prepared = try reader.read(Array(json.utf8)[...], as: .json)
        let article = try WireFormat.decode(Article.self, from: prepared.record)
        #expect(article.text == "ab\nc\nd\nef\tg é")
        #expect(article.title == "T")
        #expect(article.authors == [])
        #expect(prepared.removedCharacters == 5)
    }

    @Test("A record at the limit is taken, one byte more is refused with the limit")
    func recordLimit() throws {
        let limits = IngestLimits()
        func prepared(_ length: Int) throws -> PreparedArticle {
            try reader.read(Array(repeating: UInt8(ascii: "a"), count: length)[...], as: .text)
        }
        let overhead = try prepared(1000).record.count - 1000
        #expect(try prepared(limits.record - overhead).record.count == limits.record)
        let error = try #require(throws: RecordError.self) { try prepared(limits.record - overhead + 1) }
        #expect(error.code == "too-large" && error.description.contains("limit is 900000 bytes"))
    }

    @Test("A text of five megabytes, and one too long to look at, are refused with the limit")
    func longTexts() throws {
        let long = try error(Array(repeating: UInt8(ascii: "a"), count: 5_000_000), as: .text)
        #expect(long.code == "too-large" && long.description.contains("limit is 900000 bytes"))
        let longer = try error(Array(repeating: UInt8(ascii: "a"), count: 6_000_001), as: .text)
        #expect(longer.code == "too-large" && longer.description.contains("limit is 6000000 bytes"))
    }

    private static let page = """
        <html lang="en"><head><title>Ferry sails | Harbour Post</title><meta name="author" content="Ann Lee">
        <meta property="article:published_time" content="2024-05-10T23:30:00-02:00"></head><body><nav><a href="/">Home</a></nav>
        <article><h1>The ferry sails again</h1><p>The ferry between the islands sailed again on Friday, the company said.</p>
        <p>It carries some ninety thousand passengers a year, most of them in the summer months.</p></article></body></html>
        """

    @Test("A page becomes a record with the fields that it tells")
    func pages() throws {
        let prepared = try reader.read(
            Array(Self.page.utf8)[...], as: .html, mediaType: "text/html; charset=utf-8",
            url: "https://harbour.example/ferry?utm_source=x")
        let article = try WireFormat.decode(Article.self, from: prepared.record)
        #expect(article.title == "The ferry sails again" && article.authors == ["Ann Lee"])
        #expect(article.url == "https://harbour.example/ferry" && article.publishedAt == "2024-05-10T23:30:00-02:00")
        #expect(article.language == "en" && article.text.hasPrefix("The ferry between the islands"))
        #expect(article.signature.flatMap(TextSignature.init(text:)) == TextSignature(of: article.text))
    }

    @Test("A page without an article is refused with the reason")
    func emptyPages() throws {
        let error = try error(Array("<html>x<script>y</script></html>".utf8), as: .html)
        #expect(error.code == "invalid-field" && error.description.contains("no article text"))
    }

    @Test("A mistake of a page loses a field, not the article")
    func pagesWithMistakes() throws {
        let page = Self.page.replacing("2024-05-10T23:30:00-02:00", with: "tomorrow").replacing(
            "lang=\"en\"", with: "lang=\"1\"")
        let prepared = try reader.read(Array(page.utf8)[...], as: .html)
        let article = try WireFormat.decode(Article.self, from: prepared.record)
        #expect(article.publishedAt == nil && article.language == "en" && article.url == nil)
    }

    @Test("A text loses what pages leave in texts, and the record says what")
    func leftovers() throws {
        let text =
            "The ferry sails again\n\nThe ferry between the islands sailed again on Friday.\n\nPlease enter your comment!\n"
        let prepared = try reader.read(Array(text.utf8)[...], as: .text)
        let article = try WireFormat.decode(Article.self, from: prepared.record)
        #expect(article.title == "The ferry sails again")
        #expect(article.text == "The ferry between the islands sailed again on Friday.")
        #expect(article.removed?.pieces == ["Please enter your comment!"])
    }

    @Test("The publisher's word on the language is checked")
    func languages() throws {
        func language(_ declared: String, _ text: String) throws -> String {
            let json = "{\"language\":\"\(declared)\",\"text\":\"\(text)\"}"
            let prepared = try reader.read(Array(json.utf8)[...], as: .json)
            return try WireFormat.decode(Article.self, from: prepared.record).language
        }
        let german =
            "Die Fähre zwischen den Inseln fuhr am Freitag wieder, teilte das Unternehmen nach der Reparatur mit."
        #expect(try language("en", german) == "de")
        #expect(try language("de-AT", german) == "de-AT")
        #expect(try language("und", german) == "de")
        #expect(try language("gsw", german) == "gsw")
        #expect(try language("fr", "Oslo") == "fr")
    }
}
