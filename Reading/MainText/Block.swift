/// A stretch of text that a browser would set as a paragraph of its own.
struct Block: Sendable {
    /// What it is set as.
    enum Kind: String, Sendable { case paragraph, heading, item, quote, preformatted, cell }

    var kind: Kind
    /// The block element around it.
    var node: Int32
    /// Its words, white space made single (but for preformatted text).
    var text: [UInt8]
    /// How many bytes of the text are inside links.
    var linked: Int
    /// What is said of it by the elements around it.
    var hints: Hints
    /// 1 to 6 for a heading, else 0.
    var level = 0

    /// The share of its text that is inside links.
    var linkDensity: Double { text.isEmpty ? 0 : Double(linked) / Double(text.count) }
    /// How many sentences end in it.
    var sentenceEnds = 0

    /// Some length, a full sentence, few links.
    var isProse: Bool { text.count >= 80 && sentenceEnds > 0 && linkDensity < 0.3 }

    /// A program, not a text that is set like one.
    var isCode: Bool {
        guard kind == .preformatted else { return false }
        let marks = text.reduce(0) { $0 + ("{}();=<>[]$".utf8.contains($1) ? 1 : 0) }
        return marks * 33 > text.count
    }

    /// How much it speaks for the element that it stands in: long prose much, short lines little, headings nothing.
    var weight: Double {
        guard kind != .heading else { return 0 }
        let length = Double(text.count) * (1 - linkDensity)
        if text.count >= 80, sentenceEnds > 0 { return min(length, 600) }
        return text.count >= 40 ? length * 0.3 : 0
    }
}
