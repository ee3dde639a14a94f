import Seeded
import Testing

@testable import Reading

/// Pages made to make parsers slow, deep or hungry. Each must be read, or refused with the reason, in a moment.
@Suite(.timeLimit(.minutes(60))) struct HostilePageTests {
    private static let prose =
        "<p>The council published the figures of the last three years on Monday, and they surprised few.</p>"

    private func seconds(_ html: String) -> Double {
        let bytes = Array(html.utf8)
        return processorSeconds { _ = try? Reader.read(bytes, as: .html) }
    }

    /// Debug builds are some ten times slower than the release build that must take less than a second.
    private static let allowed = 10.0

    @Test(
        "A page that a parser could choke on takes a moment",
        arguments: [
            ("nested elements", String(repeating: "<div>", count: 100_000) + prose),
            ("nested formatting", String(repeating: "<b><i>", count: 50_000) + prose),
            ("nested links", String(repeating: "<a href=x>", count: 50_000) + prose),
            ("nested lists", String(repeating: "<ul><li>", count: 50_000) + prose),
            ("nested tables", String(repeating: "<table><tr><td>", count: 30_000) + prose),
            (
                "fonts before paragraphs",
                String(repeating: "<font size=1>", count: 5_000) + String(repeating: "<p>x", count: 20_000)
            ),
            ("open comments", String(repeating: "<!-- ", count: 200_000)),
            ("open drawings", String(repeating: "<svg>", count: 100_000) + prose),
            ("open scripts", String(repeating: "<iframe>", count: 100_000) + prose),
            ("open quotes", String(repeating: "<a title='", count: 100_000)),
            ("a tag without end", "<div " + String(repeating: "a=b ", count: 200_000)),
            ("many attributes", "<div " + (0..<100_000).map { "a\($0)=b" }.joined(separator: " ") + ">" + prose),
            ("stray end tags", String(repeating: "</p></div>", count: 100_000) + prose),
        ].map(Page.init))
    fileprivate func choking(_ page: Page) {
        #expect(seconds(page.html) < Self.allowed, "\(page.name)")
    }

    @Test("The text under a hundred thousand elements is still found")
    func deepText() throws {
        let html = String(repeating: "<div>", count: 100_000) + Self.prose + Self.prose
        #expect(try Reader.read(Array(html.utf8), as: .html).text.contains("surprised few"))
    }

    @Test("More elements than a page of its size can need are refused")
    func tooMany() {
        let html = String(repeating: "<p>", count: 400_000)
        #expect(throws: ReadingError.tooManyElements(400_000, limit: 200_000)) {
            try Reader.read(Array(html.utf8), as: .html)
        }
    }

    @Test("A page over the limit of size is refused")
    func tooLarge() {
        let bytes = [UInt8](repeating: 32, count: PageReader.maximumBytes + 1)
        #expect(throws: ReadingError.tooLarge(bytes: bytes.count, limit: PageReader.maximumBytes)) {
            try Reader.read(bytes, as: .html)
        }
    }
}

/// A page of megabytes, of which a test run tells the name only.
private struct Page: CustomTestStringConvertible {
    let name: String
    let html: String

    var testDescription: String { name }
}
