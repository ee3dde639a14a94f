import NameEvaluation

/// Reads text whose names stand in brackets after their type, as in `[ORG European Union] envoys in [LOC Riga]`: a sentence a
/// line, a blank line after a document, comments after `#`.
enum WrittenText {
    static func read(_ path: String) throws -> [TaggedText] {
        try TaggedText.lines(path).filter { !$0.hasPrefix("#") }.split { $0.isEmpty }.map { lines in
            TaggedText(lines.map { sentence($0) })
        }
    }

    /// The words of a line, cut at blanks and brackets, with their tags.
    static func sentence(_ line: Substring) -> [(word: String, tag: String)] {
        var words: [(word: String, tag: String)] = []
        for piece in line.split(separator: "[", omittingEmptySubsequences: false) {
            let parts = piece.split(separator: "]", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 {
                let named = parts[0].split(separator: " ")
                for (index, word) in named.dropFirst().enumerated() {
                    words.append((String(word), (index == 0 ? "B-" : "I-") + named[0]))
                }
            }
            words += (parts.last ?? "").split(separator: " ").map { (String($0), "O") }
        }
        return words
    }
}
