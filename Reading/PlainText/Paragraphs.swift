/// Cuts plain text into paragraphs, whether blank lines part them, every line is one, or lines were broken at a width.
enum Paragraphs {
    static func of(_ text: [UInt8]) -> [[UInt8]] {
        var paragraphs: [[UInt8]] = []
        var lines: [ArraySlice<UInt8>] = []
        for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if line.allSatisfy(\.isHTMLSpace) {
                paragraphs += join(lines)
                lines = []
            } else {
                lines.append(line)
            }
        }
        return (paragraphs + join(lines)).filter { !$0.isEmpty }
    }

    /// The paragraphs in some lines that follow one another without a blank one.
    private static func join(_ lines: [ArraySlice<UInt8>]) -> [[UInt8]] {
        let trimmed = lines.map(\.singleSpaced)
        guard lines.count > 1, let width = wrapWidth(lines) else { return trimmed }
        var paragraphs: [[UInt8]] = []
        var current: [UInt8] = []
        for line in trimmed {
            // A word broken at its hyphen has no space there.
            if let last = current.last, last != UInt8(ascii: "-") { current.append(32) }
            current += line
            if line.codePointCount * 10 < width * 7, endsSentence(line[...]) {
                paragraphs.append(current)
                current = []
            }
        }
        return current.isEmpty ? paragraphs : paragraphs + [current]
    }

    /// The width at which lines were broken: most are nearly as long as the longest, and most end inside a sentence.
    private static func wrapWidth(_ lines: [ArraySlice<UInt8>]) -> Int? {
        let lengths = lines.map(\.codePointCount)
        guard let width = lengths.max(), (40...120).contains(width) else { return nil }
        let long = lengths.dropLast().count { $0 * 10 >= width * 7 }
        let open = lines.dropLast().count { !endsSentence($0) }
        return long * 3 >= (lines.count - 1) * 2 && open * 2 >= lines.count - 1 ? width : nil
    }

    /// Whether a full stop, or what stands for one, ends the line; closing quotes and brackets may follow.
    static func endsSentence(_ line: ArraySlice<UInt8>) -> Bool {
        var end = line.endIndex
        while end > line.startIndex {
            let (code, start) = line.codePoint(before: end)
            switch Unicode.Scalar(code) {
            case " ", "\t", "\n", "\u{200C}", "\u{200D}", "\"", "'", "”", "’", "»", ")", "]", "“": end = start
            case ".", "!", "?", "…", "。", "！", "？", "؟", "।", ":", ";": return true
            default: return false
            }
        }
        return false
    }
}
