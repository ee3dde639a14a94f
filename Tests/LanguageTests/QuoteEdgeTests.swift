import Language
import Testing

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

    @Test("The turns of a transcript are quotes of those who speak; one line with a colon is none")
    func transcript() {
        let interview =
            "{Ann Lee} spoke to us. {Ann Lee} won.\n\nQ: What happened there?\n\nA: We lost the ball.\n\nQ: Why was that?"
        #expect(quotes(interview) == ["What happened there? | Q", "We lost the ball. | Ann Lee", "Why was that? | Q"])
        let debate = "{Ann Lee}: We must go.\n\nMR. {Bo Ek}: We must stay.\n\n{Ann Lee}: I “do” disagree."
        #expect(quotes(debate) == ["We must go. | Ann Lee", "We must stay. | Bo Ek", "I “do” disagree. | Ann Lee"])
        #expect(quotes("{Ann Lee}: the last of her kind.\n\nShe left.") == [])
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

    @Test("Ten thousand marks of any kind take time in proportion", .timeLimit(.minutes(1)))
    func hostile() {
        for piece in [
            "“", "\"", "\" ", " '", "“a ", "a” ", "he said “", "“a,” said ", "‘a ", "x, \"", "— a, said b\n\n",
        ] {
            let text = String(repeating: piece, count: 10_000)
            #expect(QuoteFinder().quotes(in: Document(text), candidates: []).count <= 10_000)
        }
    }
}
