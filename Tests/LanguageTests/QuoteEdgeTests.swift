import Testing

@testable import Language

@Suite struct QuoteEdgeTests {
    @Test(
        "A quote goes on over paragraphs, with its opening mark repeated or not",
        arguments: [
            (
                "{Ann Lee} said: “First we talk.\n\n“Then we go.” She left.",
                ["First we talk. | Ann Lee", "Then we go. | Ann Lee"]
            ),
            (
                "“First we talk.\n\n“Then we go,” said {Ann Lee}.",
                ["First we talk. | Ann Lee", "Then we go, | Ann Lee"]
            ),
            ("{Ann Lee} said: “First we talk.\n\nThen we go.”", ["First we talk. | Ann Lee", "Then we go. | Ann Lee"]),
        ])
    func continued(text: String, expected: [String]) {
        #expect(quotes(text) == expected)
    }

    @Test(
        "A mark that is missing spoils nothing after it",
        arguments: [
            (
                "“We are done, {Ann Lee} said. The talks went on.\n\n{Bo Ek} said, “We go.”",
                ["We are done, | Ann Lee", "We go. | Bo Ek"]
            ),
            (
                "{Ann Lee} noted that “the entry of forces made it worse. .\n\nShe said “it will go on”.",
                ["the entry of forces made it worse. . | Ann Lee", "it will go on | Ann Lee"]
            ),
            (
                "They met. We go home,” said {Ann Lee}. “We stay,” said {Bo Ek}.",
                ["We go home, | Ann Lee", "We stay, | Bo Ek"]
            ),
            ("\"One, {Ann Lee} said. \"Two,\" said {Bo Ek}.", ["One, | Ann Lee", "Two, | Bo Ek"]),
        ])
    func unbalanced(text: String, expected: [String]) {
        #expect(quotes(text) == expected)
    }

    @Test(
        "Mixed and doubled marks, plurals and semicolons do not mislead",
        arguments: [
            (
                "''It is a monster,\" {Ann} said. ``We did not expect it.''",
                ["It is a monster, | Ann", "We did not expect it. | Ann"]
            ),
            ("{Ann} denies it. ‘‘I never said that,’’ she told us.", ["I never said that, | Ann"]),
            ("{Ann} said the farmers' demands were 'quite legitimate'.", ["quite legitimate | Ann"]),
            (
                "Analysts said the tone was “dovish for once”; {Ann Lee} called it “a pause, no turn”.",
                ["dovish for once | Analysts", "a pause, no turn | Ann Lee"]
            ),
            (
                "“The rate fell,” said {O:World Health Organization} ({O:WHO}) {L:China} representative {Ann Lee}.",
                ["The rate fell, | Ann Lee"]
            ),
            ("{Ann} said the herd had bovine encephalopathy, or “mad cow disease”, in May.", []),
            (
                "“It was unsafe.\n\n“We told them in June.\n\n“Nobody listened,” said {Ann Lee}.",
                ["It was unsafe. | Ann Lee", "We told them in June. | Ann Lee", "Nobody listened, | Ann Lee"]
            ),
        ])
    func misleading(text: String, expected: [String]) {
        #expect(quotes(text) == expected)
    }

    @Test("A pronoun or role that speaks is a mention of whom it means, once")
    func mentions() {
        let text = MarkedText(
            "Governor [p:Kay Ivey] came. “We are ready,” the governor said. “Stay home,” she added, “and pray.”")
        let candidate = SpeakerCandidate(tokens: text.names[0].tokens, entity: "e1", type: .person, isWoman: true)
        let mentions = QuoteFinder().findings(in: text.document, candidates: [candidate]).mentions["e1"] ?? []
        let points = Array(text.document.string(0..<text.document.utf8.count).unicodeScalars)
        let words = mentions.map { mention in
            String(String.UnicodeScalarView(points[mention.start..<mention.end])) + " \(mention.kind)"
        }
        #expect(words == ["the governor nominal", "she pronoun"])
    }

    @Test("The turns of a transcript are quotes of those who speak; one line with a colon is none")
    func transcript() {
        let interview =
            "{Ann Lee} spoke to us. {Ann Lee} won.\n\nQ: What happened there?\n\nA: We lost the ball.\n\nQ: Why was that?"
        #expect(quotes(interview) == ["What happened there? | Q", "We lost the ball. | Ann Lee", "Why was that? | Q"])
        let debate = "{Ann Lee}: We must go.\n\nMR. {Bo Ek}: We must stay.\n\n{Ann Lee}: I “do” disagree."
        #expect(quotes(debate) == ["We must go. | Ann Lee", "We must stay. | Bo Ek", "I “do” disagree. | Ann Lee"])
        #expect(quotes("{Ann Lee}: the last of her kind.\n\nShe left.") == [])
    }

    @Test("\"I\" and \"we\" are nobody whom the text names, but in a transcript the one whose turn it is")
    func firstPerson() {
        #expect(
            quotes("{Ann Lee} came. “You are late,” I said. “So are you,” she replied.") == [
                "You are late, | I", "So are you, | Ann Lee",
            ])
        #expect(quotes("{Bo Ek} met us. We told him: “Go home.”") == ["Go home. | We"])
        let interview = """
            {Ann Lee}: It rained all day.

            I told him, “Go home now.” He went.

            {Bo Ek}: And then?

            {Ann Lee}: We waited.
            """
        #expect(
            quotes(interview) == [
                "It rained all day. | Ann Lee", "Go home now. | Ann Lee", "And then? | Bo Ek", "We waited. | Ann Lee",
            ])
    }

    @Test("Any text ends in ordered, separate, non-empty spans within it")
    func fuzz() {
        let pieces = [
            "“", "”", "\"", "'", "‘", "’", "«", "»", "„", "``", "''", " ", " ", "\n\n", "{Ann Lee}", "{O:NATO}",
            "{L:Oslo}", "said", "he",
            "according to", ",", ".", "?", ":", "—", "We go", "the minister", "that", "and", "called", "as", "by", "🧨",
            "\u{A0}", "…", "was",
        ]
        for _ in 0..<400 {
            let marked = (0..<Int.random(in: 1...50)).map { _ in pieces.randomElement() ?? "" }.joined(
                separator: Bool.random() ? " " : "")
            #expect(quotes(marked).allSatisfy { !$0.hasPrefix(" |") }, "\(marked)")
            let text = marked.filter { !"{}".contains($0) }
            var end = 0
            for quote in QuoteFinder().quotes(in: Document(text), candidates: []) {
                #expect(
                    quote.start >= end && quote.end > quote.start && quote.end <= text.unicodeScalars.count, "\(text)")
                end = quote.end
            }
        }
    }

    @Test("Ten thousand marks of any kind take time in proportion", .timeLimit(.minutes(60)))
    func hostile() {
        for piece in [
            "“", "\"", "\" ", " '", "“a ", "a” ", "he said “", "“a,” said ", "‘a ", "x, \"", "— a, said b\n\n",
        ] {
            let text = String(repeating: piece, count: 10_000)
            #expect(QuoteFinder().quotes(in: Document(text), candidates: []).count <= 10_000)
        }
    }
}
