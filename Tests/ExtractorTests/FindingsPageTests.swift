import Shared
import Testing

@testable import extractor

@Suite("The page of findings")
struct FindingsPageTests {
    private func extraction(text: String, title: String? = nil, _ findings: Findings) -> Extraction {
        Extraction(
            article: Article(id: "i", title: title, text: text, contentHash: "", receivedAt: ""),
            extractor: ExtractorVersion(name: "dateline", version: "1", model: "m"), status: .ok, findings: findings)
    }

    @Test("marks names inside quotes by both styles")
    func overlap() {
        let person = Entity(
            id: "e1", type: .person, name: "Ann", confidence: 1, mentions: [Mention(start: 3, end: 6)])
        let quote = Quote(start: 0, end: 8, speaker: "e1", kind: .direct)
        let page = FindingsPage.article(
            extraction(text: "To Ann !.", Findings(entities: [person], dates: [], quotes: [quote])))
        #expect(page.contains(#"<span class="quote" title="said by Ann">To </span>"#))
        #expect(page.contains(#"<span class="quote person name" title="said by Ann; person: Ann">Ann</span>"#))
        #expect(page.contains("<li><b>Ann</b>: To Ann !</li>"))
    }

    @Test("lets no text become mark-up", arguments: ["<script>", "<\u{301}script>", "a & b", "\"x\""])
    func escaping(text: String) {
        let page = FindingsPage.article(extraction(text: text, title: text, Findings()))
        let bare = String(String.UnicodeScalarView(page.unicodeScalars.filter { $0 != "\u{301}" }))
        #expect(!bare.contains("<script") && !bare.contains("a & b") && !bare.contains("\"x\""))
    }

    @Test("lets no field of an article or finding become mark-up, a link or an event")
    func hostileFields() {
        let evil = "'\"><img src=x onerror=alert(1)><a href='javascript:alert(1)'>"
        let person = Entity(
            id: "e1", type: .person, name: evil, confidence: 1, role: evil, country: evil, region: evil,
            mentions: [Mention(start: 0, end: 3)])
        let date = DateExpression(start: 1, end: 4, value: evil, modifier: evil)
        let quote = Quote(start: 2, end: 9, speaker: nil, speakerText: evil, kind: .direct)
        var hostile = extraction(
            text: evil, title: evil, Findings(entities: [person], dates: [date], quotes: [quote]))
        (hostile.article.url, hostile.article.source) = (evil, evil)
        (hostile.article.publishedAt, hostile.article.language) = (evil, evil)
        let page = FindingsPage.article(hostile) + FindingsPage.error(line: 1, evil)
        let tags = page.split(separator: "<").dropFirst().map { $0.prefix { $0 != ">" } }
        let known = ["article", "h1", "p", "div", "span", "table", "tr", "th", "td", "ol", "li", "b"]
        for tag in tags {
            #expect(known.contains(String(tag.drop { $0 == "/" }.prefix { $0 != " " })), "\(tag)")
            // Attributes are class and title, each within its marks.
            let bare = tag.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
                .filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined()
            #expect(!bare.contains("onerror") && !bare.contains("src") && !bare.contains("href"), "\(tag)")
        }
    }

    @Test("keeps every code point of the text, however the marks cross")
    func crossing() {
        let text = "a👩‍👧b\u{301}cdef"
        let count = text.unicodeScalars.count
        let marks = (0..<count).flatMap { start in
            (start + 1...count).map { MarkedText.Mark(span: Span(start: start, end: $0), style: "s", note: "n") }
        }
        var html = MarkedText(text, marks: marks).html.unicodeScalars
        while let tag = html.firstIndex(of: "<"), let end = html[tag...].firstIndex(of: ">") {
            html.removeSubrange(tag...end)
        }
        #expect(html.elementsEqual(text.unicodeScalars))
    }

    @Test("ignores marks outside the text")
    func outside() {
        let marks = [(-1, 2), (2, 2), (1, 9), (5, 3)].map {
            MarkedText.Mark(span: Span(start: $0.0, end: $0.1), style: "s", note: "n")
        }
        #expect(MarkedText("abcd", marks: marks).html == "abcd")
    }
}
