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
        for noun in document.tokens.indices.dropFirst() where followsName(noun) && isNoun(noun) {
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

    /// The normal form of a known name of which the noun stands outside its marks: the “Minsk” group is the Minsk Group.
    func wholeName(of name: NameMention) -> String? {
        let noun = name.tokens.upperBound + 1
        guard noun < document.tokens.count, isMark(noun - 1), isNoun(noun) else { return nil }
        let whole = [name.tokens, noun..<noun + 1].map { tokens in
            NormalisedName(utf8: document.utf8[document.bytes(of: tokens)]).text
        }.joined(separator: " ")
        return KnownOrganizations.row(of: whole) == nil ? nil : whole
    }

    private func isNoun(_ token: Int) -> Bool {
        let range = document.tokens[token].range
        return (4...10).contains(range.count) && Self.nouns.contains(document.string(range)[...])
    }

    /// Whether a capital or a mark begins the token before, as every name's that a noun may settle.
    private func followsName(_ token: Int) -> Bool {
        switch document.utf8[Int(document.tokens[token - 1].start)] {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "\""), UInt8(ascii: "'"), 0x80...: true
        default: false
        }
    }

    /// The words in marks before a noun.
    private func quoted(before noun: Int) -> Range<Int>? {
        guard noun > 2, isMark(noun - 1) else { return nil }
        var first = noun - 1
        while first > 0, noun - first <= Self.longest, isCapital(first - 1) { first -= 1 }
        guard first < noun - 1, first > 0, isMark(first - 1) else { return nil }
        return first..<noun - 1
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
