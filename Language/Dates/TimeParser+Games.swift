/// Quarters of games, which are none of a year: "scored in the third quarter", "with 3:14 left in the first quarter".
extension TimeParser {
    private static let reach = 14

    /// Whether the sentence around tells of a game.
    func isOfGame(_ index: Int) -> Bool {
        if reads(index - 1, "the"), reads(index - 2, "in") || reads(index - 2, "of"),
            reads(index - 3, "left") || reads(index - 3, "remaining")
        {
            return true
        }
        return tellsOfGame((index + 2..<min(lexemes.count, index + Self.reach)).lazy.map { $0 })
            || tellsOfGame((max(0, index - Self.reach)..<index).reversed())
    }

    private func tellsOfGame(_ indices: some Sequence<Int>) -> Bool {
        let words: [StaticString] = [
            "touchdown", "touchdowns", "halftime", "outscored", "outscoring", "trailed", "trailing", "rebounds",
            "quarterback", "pointer", "pointers", "interception", "fumble", "yards", "yard", "scored",
        ]
        for index in indices {
            if isSentenceEnd(index) { return false }
            if words.contains(where: { reads(index, $0) }) { return true }
        }
        return false
    }
}
