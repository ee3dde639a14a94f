/// Decides which paragraphs of a plain text are leftovers of the page that it was taken from.
///
/// Wording decides first (``FurnitureLine``). Of the other short lines that are no sentences, those are headings of the
/// article whose words stand elsewhere in it; labels of the site have words of their own.
struct LeftoverJudge {
    private let paragraphs: [[UInt8]]
    /// There is an article around: without one, short lines may be all there is.
    private let hasProse: Bool

    private static let labelWords = 14
    private static let exclamationWords = 5

    init(_ paragraphs: [[UInt8]]) {
        self.paragraphs = paragraphs
        hasProse = paragraphs.count { $0.count > 80 && Paragraphs.endsSentence($0[...]) } >= 2
    }

    func isLeftover(_ index: Int) -> Bool {
        if FurnitureLine.isLeftover(paragraphs[index][...]) { return true }
        return hasProse && isLabel(paragraphs[index]) && !belongs(index)
    }

    /// Whether two thirds of a line's words stand in the paragraphs around it.
    private func belongs(_ index: Int) -> Bool {
        let own = Self.longWords(paragraphs[index])
        guard !own.isEmpty, LineWords.of(paragraphs[index][...]).count > 1 else { return false }
        var around = Set<UInt64>()
        for other in max(0, index - 1)..<min(paragraphs.count, index + 4) where other != index {
            around.formUnion(Self.longWords(paragraphs[other]))
        }
        return own.intersection(around).count * 3 >= own.count * 2
    }

    /// A short line that is no sentence and no item of a list.
    private func isLabel(_ line: [UInt8]) -> Bool {
        guard line.count < 140 else { return false }
        let count = LineWords.of(line[...]).count
        let text = String(decoding: line, as: UTF8.self)
        guard count <= Self.labelWords, !isItem(text), !text.hasSuffix("”"), !text.hasSuffix("\"") else { return false }
        if text.hasSuffix("!") || text.hasSuffix("?") { return count <= Self.exclamationWords }
        return !Paragraphs.endsSentence(line[...])
    }

    private func isItem(_ text: String) -> Bool {
        guard let first = text.first else { return true }
        if "-–—•*·▪“\"«„>|".contains(first) { return true }
        let mark = text.drop { $0.isNumber }
        return first.isNumber && (mark.hasPrefix(". ") || mark.hasPrefix(") "))
    }

    /// The hashes of words of four letters and more, without a plural's s.
    private static func longWords(_ line: [UInt8]) -> Set<UInt64> {
        Set(
            line.split { !($0.isASCIILetter || $0 >= 0x80) }.filter { $0.count > 3 }
                .map { WordTable.hash($0.last == UInt8(ascii: "s") ? $0.dropLast() : $0) })
    }
}
