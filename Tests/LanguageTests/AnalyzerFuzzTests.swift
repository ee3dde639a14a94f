import Seeded
import Shared
import Testing

@testable import Language

@Suite struct AnalyzerFuzzTests {
    private static let pieces = [
        "“", "”", "\"", "'", "’", "«", "»", "„", "``", "''", "Ann", "Lee", "St.", "WHO", "Minsk", "group", "channel",
        "City",
        "said", "told", "went", "on", "put", "it", "he", "she", "another", "according", "to", ",", ".", ";", ":", "?",
        "—", "(",
        ")", "the", "minister", "for", "of", "in", "a", "year", "earlier", "quarter", "ended", "Sept", "30", "Friday",
        "next",
        "two", "thousand", "nineteen", "ninety", "-", "long", "2019", "o'clock", "afternoon", "\n\n", "🧨", "\u{301}",
        "\u{0}",
        "東京", "Q", "A", "Paris", "TX",
    ]

    @Test("Whatever the text and its names, all that is found lies within it and fits together", arguments: 0..<60)
    func anything(seed: UInt64) throws {
        let analyzer = try Analyzer()
        var random = SeededGenerator(seed: seed)
        for _ in 0..<20 {
            let text = (0..<Int.random(in: 1...70, using: &random))
                .map { _ in Self.pieces.randomElement(using: &random) ?? "" }
                .joined(separator: Bool.random(using: &random) ? " " : "")
            let document = Document(text)
            let findings = analyzer.findings(
                in: document, names: Self.names(in: document, &random),
                publishedAt: Bool.random(using: &random) ? "2020-10-08" : nil,
                source: Bool.random(using: &random) ? "https://www.example.co.uk/" : nil)
            check(findings, text.unicodeScalars.count)
        }
    }

    @Test("A run of words that is longer than any name is none")
    func longNames() throws {
        let analyzer = try Analyzer()
        let document = Document(String(repeating: "Abcd ", count: 300))
        func found(_ count: Int) -> [Entity] {
            let name = NameMention(tokens: 0..<count, type: .person, confidence: 0.9)
            return analyzer.findings(in: document, names: [name]).entities
        }
        #expect(found(200).map { $0.mentions.map(\.end) } == [[999]])
        #expect(found(201).isEmpty)
    }

    /// Any tokens as names of any type; now and then two overlap.
    private static func names(in document: Document, _ random: inout SeededGenerator) -> [NameMention] {
        var names: [NameMention] = []
        var start = 0
        while start < document.tokens.count {
            let end = min(start + Int.random(in: 1...4, using: &random), document.tokens.count)
            let type = EntityType.allCases.randomElement(using: &random) ?? .other
            names.append(NameMention(tokens: start..<end, type: type, confidence: 0.9))
            start = max(start + 1, end + Int.random(in: -1...6, using: &random))
        }
        return names
    }

    private func check(_ findings: Findings, _ length: Int) {
        let ids = Set(findings.entities.map(\.id))
        #expect(ids.count == findings.entities.count)
        for mention in findings.entities.flatMap(\.mentions) {
            #expect(0 <= mention.start && mention.start < mention.end && mention.end <= length)
        }
        for entity in findings.entities {
            #expect(entity.mentions.map(\.start) == entity.mentions.map(\.start).sorted())
        }
        for quote in findings.quotes {
            #expect(0 <= quote.start && quote.start < quote.end && quote.end <= length)
            #expect(quote.speaker.map(ids.contains) ?? true)
            #expect(quote.cue.map { 0 <= $0.start && $0.start < $0.end && $0.end <= length } ?? true)
        }
        for date in findings.dates {
            #expect(0 <= date.start && date.start < date.end && date.end <= length)
            #expect((date.value == nil) != (date.unresolved == nil))
        }
    }
}
