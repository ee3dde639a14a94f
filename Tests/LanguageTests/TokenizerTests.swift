import Seeded
import Testing

@testable import Language

@Suite("Tokens")
struct TokenizerTests {
    @Test(
        "Words and marks part where names and endings need it",
        arguments: [
            ("Iran's oil isn't U.S.-led, he said.", "Iran|'s|oil|is|n't|U.S.|-|led|,|he|said|."),
            ("Iran 's oil is n't U.S. - led , he said .", "Iran|'s|oil|is|n't|U.S.|-|led|,|he|said|."),
            ("O’Neill, N'Golo and d'Ivoire", "O’Neill|,|N'Golo|and|d'Ivoire"),
            ("the workers' COVID-19 tests", "the|workers|'|COVID-19|tests"),
            ("Mr. J. Smith Jr. of St. Louis, Mo.", "Mr.|J.|Smith|Jr.|of|St.|Louis|,|Mo|."),
            (
                "AT&T paid US$5.3 billion, 10,000 at 10:30 on 9/11",
                "AT&T|paid|US$|5.3|billion|,|10,000|at|10:30|on|9/11"
            ),
            ("Wait... what--now?!", "Wait|...|what|--|now|?|!"),
            (
                "see https://example.org/a?b=c, or mail jo.lee@example.org.",
                "see|https://example.org/a?b=c|,|or|mail|jo.lee@example.org|."
            ),
            ("RT @bbc_news: #Brexit now", "RT|@bbc_news|:|#Brexit|now"),
            ("the end.The next", "the|end|.|The|next"),
            ("“Minsk” group", "“|Minsk|”|group"),
            ("Xi Jinping (习近平), 東京。", "Xi|Jinping|(|习近平|)|,|東京|。"),
            ("a\u{00A0}b\u{200B}c caf\u{0065}\u{0301}", "a|b|c|cafe\u{0301}"),
            ("JD.com and Ph.D. at 3 p.m.", "JD.com|and|Ph.D.|at|3|p.m."),
        ])
    func tokens(text: String, expected: String) {
        let document = Document(text)
        #expect(document.tokens.map { document.string($0.range) }.joined(separator: "|") == expected)
    }

    @Test("Kinds tell words, numbers, marks, addresses and handles")
    func kinds() {
        let document = Document("Ann , 20th www.example.org #a 's")
        #expect(document.tokens.map(\.kind) == [.word, .mark, .number, .link, .handle, .mark])
    }

    @Test("Code points are counted, not bytes")
    func codePoints() {
        let document = Document("é😀 Oslo")
        let token = document.tokens[document.tokens.count - 1]
        #expect(document.codePoint(atByte: Int(token.start)) == 3)
        #expect(document.codePoint(atByte: document.utf8.count) == 7)
    }
}

@Suite("Sentences and paragraphs")
struct SentenceSplitterTests {
    private func sentences(_ text: String) -> [String] {
        let document = Document(text)
        return document.sentences.map {
            document.string(Int(document.tokens[$0.lowerBound].start)..<Int(document.tokens[$0.upperBound - 1].end))
        }
    }

    @Test(
        "Sentences end where a reader ends them",
        arguments: [
            ["Mr. Smith went to St. Louis.", "He met J. R. Jones."],
            ["It fell 3.5 percent, to $1.2 billion.", "“We lost,” he said.", "“Why?” she asked."],
            ["He works for Acme Inc. in the U.S. Senate.", "The firm is Beta Corp.", "The end."],
            ["“It is over.”", "She left.", "(So did he.)", "Then..."],
            ["\"It is over.\"", "She left at 5 p.m. on Jan. 5, 2020."],
            ["1. Wait for it.", "2. Go!"],
            ["He said: yes! and left."],
        ])
    func ends(expected: [String]) {
        #expect(sentences(expected.joined(separator: " ")) == expected)
    }

    @Test("Every line of unwrapped text ends a sentence")
    func lines() {
        #expect(
            sentences("Storm nears Florida\nBy Ann Lee\nIt formed over Cuba . It grew .\n") == [
                "Storm nears Florida", "By Ann Lee", "It formed over Cuba .", "It grew .",
            ])
    }

    @Test("Lines broken to fit a width go on; a blank line ends a paragraph")
    func wrapped() {
        let text =
            "The minister of foreign affairs met the\nambassador of Norway in the city of Oslo\nand left for the town of Bergen on the\nsame day.\n\nHe is back."
        #expect(sentences(text).count == 2)
        #expect(Document(text).paragraphs.count == 2)
    }

    @Test("Tokenised and natural text give the same sentences")
    func tokenised() {
        #expect(
            sentences("He said \" no . \" Then he left .").count == sentences("He said \"no.\" Then he left.").count)
    }
}

@Suite("Any text")
struct TextFuzzTests {
    @Test("Tokens, sentences and paragraphs of any bytes are in order and complete", arguments: 0..<40)
    func anyBytes(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let alphabet = Array(
            "aAbB zZ.'’\"“”-–—@#/:$%&()[]{}<>0129,;!?…\n\r\t\u{00A0}\u{200D}é😀东Жשم\u{0301}\u{FEFF}".unicodeScalars)
        var scalars = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0..<600, using: &random) {
            scalars.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
        }
        check(String(scalars))
        check(String(decoding: (0..<300).map { _ in UInt8.random(in: 0...255, using: &random) }, as: UTF8.self))
    }

    private func check(_ text: String) {
        let document = Document(text)
        var end: Int32 = 0
        for token in document.tokens {
            #expect(token.start >= end && token.end > token.start)
            #expect(document.utf8[Int(token.start)] & 0xC0 != 0x80)
            end = token.end
        }
        #expect(Int(end) <= document.utf8.count)
        for ranges in [document.sentences, document.paragraphs] {
            #expect(ranges.flatMap { Array($0) } == Array(document.tokens.indices))
            #expect(ranges.allSatisfy { !$0.isEmpty })
        }
        #expect(document.codePoint(atByte: document.utf8.count) == text.unicodeScalars.count)
    }

    @Test("Hostile texts cost time in proportion to their length", .timeLimit(.minutes(60)))
    func hostile() {
        for piece in ["a@", "http://", "A.", "''", "\"", "a-", "\n", "1,", "é", ".", "#", "a\n"] {
            #expect(Document(String(repeating: piece, count: 100_000)).utf8.count == piece.utf8.count * 100_000)
        }
    }
}
