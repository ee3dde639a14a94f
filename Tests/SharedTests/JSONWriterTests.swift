import Shared
import Testing

@Suite("Writing records")
struct JSONWriterTests {
    private static let odd = "\u{0}\u{1}\u{8}\t\n\u{b}\u{c}\r\u{1f} \"quoted\" \\ / é “ 😀 \u{7f}\u{2028}"

    @Test("An article is byte for byte what the wire format writes")
    func article() throws {
        var full = Article(
            id: "i", url: "https://example.org/a/b?c=\"d\"", source: Self.odd, title: Self.odd,
            authors: ["Ann", Self.odd, ""], publishedAt: "2024-05-10", language: "en", text: Self.odd + Self.odd,
            contentHash: "h", receivedAt: "r")
        (full.credit, full.signature, full.removed) = ("AP", "s", Removed())
        full.removed?.add(Self.odd)
        let bare = Article(id: "i", text: "", contentHash: "h", receivedAt: "r")
        for article in [full, bare] { #expect(JSONWriter.bytes(of: article) == (try WireFormat.encode(article))) }
    }

    @Test("What an extraction adds is byte for byte what the wire format writes", arguments: Extraction.Status.allCases)
    func addition(status: Extraction.Status) throws {
        let version = ExtractorVersion(name: "dateline", version: "1", model: Self.odd)
        for findings in [Findings(), ExtractionRecordTests.extraction.findings, Self.findings] {
            let addition = Extraction.Addition(extractor: version, status: status, findings: findings)
            #expect(JSONWriter.bytes(of: addition) == (try WireFormat.encode(addition)))
        }
    }

    @Test(
        "Numbers are written as the wire format writes them",
        arguments: [
            0, 1, -1, 0.5, -0.25, 1.0 / 3, 59.91273, 1e-5, 1e-7, 123_456_789.5, 1e15, 1e16, 1e17, 1.5e300,
            Double(Float(0.999_9)), .leastNonzeroMagnitude, .greatestFiniteMagnitude,
        ])
    func numbers(number: Double) throws {
        #expect(JSONWriter.bytes(of: [number]) == (try WireFormat.encode([number])))
        if let whole = Int(exactly: number) {
            #expect(JSONWriter.bytes(of: [whole]) == (try WireFormat.encode([whole])))
        }
        #expect(JSONWriter.bytes(of: [Double.nan]) == Array("[null]".utf8))
    }

    /// Every field of every kind of finding, once with and once without a value.
    private static let findings = Findings(
        entities: [
            Entity(
                id: "e1", type: .other, name: odd, confidence: Double(Float(0.7)), role: odd, country: "NO",
                region: "NO-03", geonamesId: 7, latitude: -0.1, longitude: 179.999_99,
                mentions: [
                    Mention(start: 0, end: 1, kind: .pronoun, confidence: 0.1),
                    Mention(start: 2, end: 9, kind: .nominal),
                ]),
            Entity(id: "e2", type: .group, name: "", confidence: 0, mentions: []),
        ],
        dates: [
            DateExpression(start: 1, end: 2, value: nil, unresolved: "no-publication-date"),
            DateExpression(start: 100_000, end: 100_010, value: "P1D", modifier: "about"),
        ],
        quotes: [
            Quote(
                start: 1, end: 2, speaker: "e1", speakerText: odd, cue: Span(start: 0, end: 1), kind: .mixed,
                confidence: 0.95),
            Quote(start: 1, end: 2, kind: .direct),
        ])
}
