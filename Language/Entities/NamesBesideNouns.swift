import Shared

/// Settles names by the noun that follows them: the “Minsk” group is no place, the “Tin” channel an organization.
struct NamesBesideNouns {
    let document: Document

    /// The nouns that make an organization of a name in quotation marks.
    private static let nouns: Set<Substring> = Set(
        """
        group channel television newspaper magazine agency movement brigade battalion regiment party network radio coalition
        foundation company cartel gang
        """.split { $0 == " " || $0 == "\n" })

    /// A quoted name has at most so many words.
    private static let longest = 3

    /// The names with what the nouns say of them, in the order of the text.
    func settled(_ names: [NameMention]) -> [NameMention] {
        var settled: [NameMention] = []
        var next = names[...]
        for noun in document.tokens.indices where isNoun(noun) {
            guard var found = quoted(before: noun) ?? known(before: noun) else { continue }
            while let name = next.first, name.tokens.upperBound <= found.lowerBound {
                settled.append(name)
                next.removeFirst()
            }
            // "the OSCE Minsk group"
            if let name = next.first, name.tokens.contains(found.lowerBound), name.tokens.upperBound == noun {
                found = name.tokens.lowerBound..<found.upperBound
            }
            let inside = next.prefix { $0.tokens.lowerBound < found.upperBound }
            guard
                inside.allSatisfy({
                    found.lowerBound <= $0.tokens.lowerBound && $0.tokens.upperBound <= found.upperBound
                })
            else { continue }
            next = next.dropFirst(inside.count)
            let confidence = inside.map(\.confidence).max() ?? 0.6
            settled.append(NameMention(tokens: found, type: .organization, confidence: confidence))
        }
        return settled + next
    }

    private func isNoun(_ token: Int) -> Bool {
        let range = document.tokens[token].range
        return (4...10).contains(range.count) && Self.nouns.contains(document.string(range)[...])
    }

    /// The words in marks before a noun; with the noun where a table knows the whole as a name.
    private func quoted(before noun: Int) -> Range<Int>? {
        guard noun > 2, isMark(noun - 1) else { return nil }
        var first = noun - 1
        while first > 0, noun - first <= Self.longest, isCapital(first - 1) { first -= 1 }
        guard first < noun - 1, first > 0, isMark(first - 1) else { return nil }
        return isKnown(first..<noun + 1) ? first..<noun + 1 : first..<noun - 1
    }

    /// "Minsk group": a place's name that is an organization's with the noun.
    private func known(before noun: Int) -> Range<Int>? {
        guard noun > 0, isCapital(noun - 1), isKnown(noun - 1..<noun + 1) else { return nil }
        return noun - 1..<noun + 1
    }

    private func isKnown(_ tokens: Range<Int>) -> Bool {
        KnownOrganizations.row(of: NormalisedName(utf8: document.utf8[document.bytes(of: tokens)]).text) != nil
    }

    private func isMark(_ token: Int) -> Bool {
        ["“", "”", "\"", "«", "»", "„", "‘", "’", "'"].contains { document.isToken(token, $0) }
    }

    private func isCapital(_ token: Int) -> Bool {
        document.tokens[token].kind != .mark && (65...90).contains(document.utf8[Int(document.tokens[token].start)])
    }
}
