/// Tells lines that were broken to fit a width from lines that end a sentence or paragraph.
enum LineWrapping {
    /// The width, in bytes, to which the text's lines were wrapped; none when its lines end where its paragraphs do.
    ///
    /// A greedy wrap leaves its mark: the first word of the next line would not have fitted on the line before.
    static func width(of utf8: [UInt8]) -> Int? {
        let lines = utf8.split(separator: 10, omittingEmptySubsequences: false)
        guard lines.count >= 3, case let width = lines.reduce(0, { max($0, $1.count) }), (30...140).contains(width)
        else { return nil }
        var breaks = 0
        var wrapped = 0
        for (line, next) in zip(lines, lines.dropFirst()) where !line.isEmpty && !next.isEmpty {
            breaks += 1
            if isFull(line.count, next: next, width: width), !endsSentence(line) { wrapped += 1 }
        }
        return wrapped >= 2 && wrapped * 10 >= breaks * 6 ? width : nil
    }

    /// Whether a gap between two tokens ends a paragraph.
    static func isBreak(_ utf8: UnsafeBufferPointer<UInt8>, gap: Range<Int>, next: Token, wrapWidth: Int?) -> Bool {
        var breaks = 0
        var index = gap.lowerBound
        while index < gap.upperBound {
            let point = CodePoint(utf8, at: index)
            let isPair = point.value == 13 && index + 1 < gap.upperBound && utf8[index + 1] == 10
            if point.kind == .lineBreak, !isPair { breaks += 1 }
            index += point.length
        }
        guard breaks == 1, let wrapWidth else { return breaks > 0 }
        return !isWrapped(utf8, gap: gap, next: next, width: wrapWidth)
    }

    private static func isWrapped(_ utf8: UnsafeBufferPointer<UInt8>, gap: Range<Int>, next: Token, width: Int) -> Bool
    {
        var start = gap.lowerBound
        while start > 0, gap.lowerBound - start <= width, utf8[start - 1] != 10 { start -= 1 }
        // Ragged wraps miss the width by some bytes of code points longer than one; allow for them.
        return gap.lowerBound - start + next.range.count + 8 >= width
    }

    private static func isFull(_ length: Int, next: ArraySlice<UInt8>, width: Int) -> Bool {
        length + 1 + (next.firstIndex(of: 32) ?? next.endIndex) - next.startIndex + 4 > width
    }

    private static func endsSentence(_ line: ArraySlice<UInt8>) -> Bool {
        guard let last = line.last(where: { $0 > 32 }) else { return false }
        return [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\"")].contains(last)
    }
}
