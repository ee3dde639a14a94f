import Seeded
import Shared
import Testing

@testable import Language

@Suite struct EntityFuzzTests {
    private static let pieces = [
        "Ann", "Lee", "U.S.", "the", "'s", "’", "(", ")", ",", "NATO", "Élan", "العربية", "東京", "🇳🇴", "é", "\u{0}",
        "President", "of",
        "van", "Jr.", "-", "&", "\n\n", "\u{301}", "Mr.", "III", ".",
    ]

    @Test("Whatever the text and the names, every name gets one entity and every mention its span", arguments: 0..<300)
    func anything(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let document = Document(
            (0..<40).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined(separator: " "))
        var names: [NameMention] = []
        var start = 0
        while start < document.tokens.count {
            let end = min(start + Int.random(in: 1...4, using: &random), document.tokens.count)
            let type = EntityType.allCases.randomElement(using: &random) ?? .other
            names.append(
                NameMention(tokens: start..<end, type: type, confidence: Float.random(in: 0...1, using: &random)))
            start = end + Int.random(in: 0...2, using: &random)
        }
        let resolved = EntityResolver().resolve(names, in: document)
        #expect(resolved.entityOfName.count == names.count)
        #expect(resolved.entityOfName.allSatisfy { resolved.entities.indices.contains($0) })
        #expect(resolved.entities.reduce(0) { $0 + $1.mentions.count } == names.count)
        #expect(resolved.entities.allSatisfy { !$0.name.isEmpty })
    }

    @Test(
        "Ten times the names cost about ten times the time, not a hundred times",
        .timeLimit(.minutes(60)))
    func manyNames() {
        // One surname, one organization's word, one initial: all that share anything.
        for shape in [
            "[p:Given\u{40} Smith]", "[o:Bank Of \u{40}x]", "[p:Smith \u{40}]", "[o:A\u{40} B C]",
            "[l:Place \u{40} City]",
        ] {
            let small = Self.duration(shape, 300)
            let large = Self.duration(shape, 3_000)
            #expect(large < 0.2 + small * 40)
        }
    }

    private static func duration(_ shape: String, _ count: Int) -> Double {
        var words = ""
        for number in 0..<count { words += shape.split(separator: "@").joined(separator: "n\(number)q") + " " }
        let text = MarkedText(words)
        return processorSeconds { _ = EntityResolver().resolve(text.names, in: text.document) }
    }
}
