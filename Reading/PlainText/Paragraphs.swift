/// Cuts plain text into paragraphs, whether blank lines part them, every line is one, or lines were broken at a width.
enum Paragraphs {
    static func of(_ text: String) -> [String] {
        var paragraphs: [String] = []
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.allSatisfy(\.isWhitespace) {
                paragraphs += join(lines)
                lines = []
            } else {
                lines.append(line)
            }
        }
        return (paragraphs + join(lines)).map(\.trimmed).filter { !$0.isEmpty }
    }

    /// The paragraphs in some lines that follow one another without a blank one.
    private static func join(_ lines: [Substring]) -> [String] {
        guard lines.count > 1, let width = wrapWidth(lines) else { return lines.map(String.init) }
        var paragraphs: [String] = []
        var current = ""
        for line in lines.map(\.trimmed) {
            if current.isEmpty {
                current = line
            } else {
                // A word broken at its hyphen has no space there.
                current += current.hasSuffix("-") ? line : " " + line
            }
            if line.count * 10 < width * 7, endsSentence(line) {
                paragraphs.append(current)
                current = ""
            }
        }
        return current.isEmpty ? paragraphs : paragraphs + [current]
    }

    /// The width at which lines were broken: most are nearly as long as the longest, and most end inside a sentence.
    private static func wrapWidth(_ lines: [Substring]) -> Int? {
        let lengths = lines.map(\.count)
        guard let width = lengths.max(), (40...120).contains(width) else { return nil }
        let long = lengths.dropLast().count { $0 * 10 >= width * 7 }
        let open = lines.dropLast().count { !endsSentence($0.trimmed) }
        return long * 3 >= (lines.count - 1) * 2 && open * 2 >= lines.count - 1 ? width : nil
    }

    /// Whether a full stop, or what stands for one, ends the line; closing quotes and brackets may follow.
    static func endsSentence(_ line: some StringProtocol) -> Bool {
        let last = line.reversed().first { !"\"'”’»)]“".contains($0) && !$0.isWhitespace }
        return last.map { ".!?…。！？؟।:;".contains($0) } ?? false
    }
}
