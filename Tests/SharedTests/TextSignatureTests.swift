import Seeded
import Shared
import Testing

@Suite struct TextSignatureTests {
    /// A text of invented words, some of them often, as in a language.
    private func text(_ words: Int, _ random: inout SeededGenerator) -> [String] {
        (0..<words).map { _ in
            let rank = min(Int.random(in: 0..<4000, using: &random), Int.random(in: 0..<4000, using: &random))
            return "w\(rank)"
        }
    }

    private func signature(_ words: some Sequence<String>) throws -> TextSignature {
        try #require(TextSignature(of: words.joined(separator: " ")))
    }

    private func isCopy(_ one: TextSignature, _ other: TextSignature) -> Bool {
        !Set(one.bands).isDisjoint(with: other.bands) && one.likeness(to: other) != nil
    }

    @Test("Edited copies and a story's first third are found, other stories are not")
    func copies() throws {
        var random = SeededGenerator(seed: 7)
        let stories = (0..<120).map { _ in text(Int.random(in: 150...700, using: &random), &random) }
        let signatures = try stories.map(signature)
        var found = 0
        for (story, signature) in zip(stories, signatures) {
            var edited = story
            for _ in 0..<story.count / 25 { edited[Int.random(in: 0..<story.count, using: &random)] = "changed" }
            found += isCopy(signature, try self.signature(edited)) ? 1 : 0
            found += isCopy(signature, try self.signature(story.prefix(story.count / 3))) ? 1 : 0
        }
        #expect(Double(found) >= 0.99 * Double(stories.count * 2))
        var wrong = 0
        for (index, one) in signatures.enumerated() {
            for other in signatures[..<index] { wrong += isCopy(one, other) ? 1 : 0 }
        }
        #expect(Double(wrong) <= 0.001 * Double(stories.count * (stories.count - 1) / 2))
    }

    @Test(
        "Similarity is that of the sets, within what chance allows",
        arguments: [12, 60, 300, 1500], [0.2, 0.5, 0.8])
    func similarity(shingles: Int, share: Double) throws {
        var error = 0.0
        var squares = 0.0
        let pairs = 60
        for pair in 0..<pairs {
            let common = Int(Double(2 * shingles) * share / (1 + share))
            let story = (0..<2 * shingles - common + 4).map { "w\(pair)x\($0)" }
            let one = try signature(story.prefix(shingles + 4))
            let other = try signature(story.suffix(shingles + 4))
            let truth = Double(common) / Double(2 * shingles - common)
            error += one.similarity(to: other) - truth
            squares += (one.similarity(to: other) - truth) * (one.similarity(to: other) - truth)
            #expect(one.shingles == shingles && other.shingles == shingles)
        }
        #expect(abs(error / Double(pairs)) < 0.02, "on average it is too high or too low")
        #expect((squares / Double(pairs)).squareRoot() < 0.06)
    }

    @Test("Of a text that has another whole the containment is 1, within what chance allows")
    func containment() throws {
        let words = (0..<2000).map { "w\($0)" }
        #expect(abs(try signature(words.prefix(1000)).containment(with: signature(words)) - 1) < 0.15)
    }

    @Test("Case, punctuation and spaces do not matter, words do")
    func folding() {
        #expect(TextSignature(of: "The ferry sailed, again!") == TextSignature(of: "the  FERRY\nsailed again"))
        #expect(TextSignature(of: "The ferry sailed again") != TextSignature(of: "The ferry sailed twice"))
        #expect(TextSignature(of: "渡轮再次启航了吧") != nil)
        #expect(TextSignature(of: "Der Zug, über Köln") == TextSignature(of: "der zug über\u{A0}köln"))
        #expect(TextSignature(of: "") == nil && TextSignature(of: " . — ") == nil)
    }

    @Test("It is read back as it was written")
    func wire() throws {
        let signature = try #require(TextSignature(of: "The ferry sailed again on Friday, the company said."))
        #expect(TextSignature(text: signature.text) == signature)
        #expect(TextSignature(text: "AAAA") == nil && TextSignature(text: "?") == nil)
    }
}
