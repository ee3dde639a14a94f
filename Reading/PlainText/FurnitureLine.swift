/// Tells lines that belong to the site and not to the article, by their wording.
enum FurnitureLine {
    /// Longer lines are never furniture by their wording alone.
    private static let longest = 220

    /// Whether a line of a page's article is furniture. The page's structure has spoken already, so this is careful.
    static func isFurniture(_ line: ArraySlice<UInt8>) -> Bool {
        line.count <= longest && Leftovers.whole.isWhole(LineWords.of(line))
    }

    /// Whether a line of a plain text is furniture.
    static func isLeftover(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.count <= longest else { return false }
        let words = LineWords.of(line)
        if Leftovers.whole.isWhole(words) { return true }
        // What somebody says may well sound so.
        if !isQuotedOrItem(line),
            Leftovers.beginnings.begins(words) || Leftovers.signs.isIn(words) || ReaderAddress.speaks(line)
        {
            return true
        }
        if let colon = line.firstIndex(of: UInt8(ascii: ":")),
            Leftovers.labels.isWhole(LineWords.of(line[..<colon], limit: 6))
        {
            return true
        }
        guard words.count < 16, !Paragraphs.endsSentence(line) else { return false }
        return Leftovers.openings.begins(words) || Leftovers.weakSigns.isIn(words)
    }

    private static func isQuotedOrItem(_ line: ArraySlice<UInt8>) -> Bool {
        guard let first = String(decoding: line.prefix(4), as: UTF8.self).first else { return false }
        return "\"“„«‘'-–•*".contains(first)
    }

    /// Whether a heading leads away from the article.
    static func startsTail(_ line: ArraySlice<UInt8>) -> Bool {
        let words = LineWords.of(line)
        return Leftovers.tailHeadings.begins(words) || Leftovers.wholeTailHeadings.isWhole(words)
    }
}
