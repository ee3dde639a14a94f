import Foundation
import Testing

@testable import Reading

@Suite struct PlainTextTests {
    private static let first =
        "The ferry between Nordhavn and the outer islands sailed again on Friday, the company said in a statement."
    private static let second =
        "“We know what it meant to the people out there,” said Carla Ruiz, who leads the crew of the repaired ship."

    private func text(_ pieces: String...) -> ReadArticle { PlainText.clean(pieces.joined(separator: "\n\n")) }

    @Test("The first line is the title where it looks like one")
    func title() {
        let article = text("Ferry to the islands runs again", Self.first, Self.second)
        #expect(article.title == "Ferry to the islands runs again")
        #expect(article.text == Self.first + "\n\n" + Self.second)
        #expect(text(Self.first, Self.second).title == nil)
    }

    @Test(
        "Leftovers are cut from the end and the middle, and counted",
        arguments: [
            "Please enter your comment!", "Please enter your name here", "Share this:",
            "Read more: Storm closes the harbour",
            "Sign up for our free newsletter", "We use cookies to improve your experience.", "12 comments",
            "3 min read",
            "Advertisement", "Related Articles", "Follow us on Twitter", "© 2024 Harbour Post", "Lesen Sie auch: Sturm",
        ])
    func leftovers(_ leftover: String) {
        let article = text(Self.first, leftover, Self.second, leftover)
        #expect(article.text == Self.first + "\n\n" + Self.second)
        #expect(article.removed.count == 2)
        #expect(article.removed.pieces == [leftover, leftover])
    }

    @Test(
        "Sentences of the article stay",
        arguments: [
            "Credit Suisse said on Friday that it would close the branch.", "Related work began in 2019, he said.",
            "Part of the reason is the weather.", "“Read more,” she told them.",
            "Search for survivors continues, police said.",
            "Published in the journal Nature, the study found the same.", "Follow the money, he said.", "He left.",
            "Sources: none, the minister answered.",
        ])
    func sentences(_ sentence: String) {
        #expect(text(Self.first, sentence, Self.second).text.contains(sentence))
    }

    @Test("A short line whose words the article uses is a heading and stays")
    func headings() {
        #expect(text(Self.first, "Ferry crew and ship", Self.second).text.contains("Ferry crew and ship"))
        #expect(!text(Self.first, "Gardening Tips", Self.second).text.contains("Gardening"))
    }

    @Test("Text that is all short lines is not emptied")
    func list() {
        #expect(text("Apples", "Pears", "Plums").text == "Apples\n\nPears\n\nPlums")
    }

    @Test(
        "Characters are put right",
        arguments: [
            ("caf\u{65}\u{301}", "café"), ("soft\u{AD}hyphen", "softhyphen"), ("zero\u{200B}width", "zerowidth"),
            ("a\u{A0}b\u{2009}c", "a b c"), ("donâ€™t", "don’t"), ("cafÃ© crÃ¨me", "café crème"),
            ("Tom &amp; Ann", "Tom & Ann"),
            ("&#8220;Yes&#x201D;", "“Yes”"), ("a\u{0}b", "ab"), ("the end. .", "the end."), ("the end..", "the end."),
            ("a.. b . . c..", "a. b . c."),
            ("wait ...", "wait ..."), ("wait . . .", "wait . . ."), ("one\r\ntwo", "one\n\ntwo"),
            ("two  spaces", "two spaces"), ("&#146;", "’"), ("naïve Ä", "naïve Ä"),
            ("می\u{200C}خواهم", "می\u{200C}خواهم"),
        ])
    func characters(_ given: String, _ expected: String) {
        #expect(PlainText.clean(given).text.unicodeScalars.elementsEqual(expected.unicodeScalars))
    }

    @Test("What is taken to need no composing stays alone and joins nothing before it, anywhere in the first plane")
    func composing() {
        let wrong = (0x80...0xFFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init).filter { scalar in
            let character = String(Character(scalar))
            let followers = character.decomposedStringWithCanonicalMapping.unicodeScalars.dropFirst()
            return followers.contains { $0.value >= 0x300 && Characters.isComposed($0.value) }
                || Characters.isComposed(scalar.value)
                    && !character.precomposedStringWithCanonicalMapping.utf8.elementsEqual(character.utf8)
        }
        #expect(wrong.isEmpty)
    }

    @Test("Lines broken at a width are joined, lines of their own are not")
    func wraps() {
        let wrapped = """
            The ferry between Nordhavn and the outer islands sailed again on
            Friday, the company said, after eleven days in the yard for repairs
            to its long-
            suffering engine.

            A second paragraph.
            """
        let joined =
            "The ferry between Nordhavn and the outer islands sailed again on Friday, the company said, after eleven days in the yard for repairs to its long-suffering engine."
        #expect(paragraphs(wrapped) == [joined, "A second paragraph."])
        #expect(paragraphs("One line.\nAnother line.") == ["One line.", "Another line."])
    }

    private func paragraphs(_ text: String) -> [String] {
        Paragraphs.of(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
    }
}
