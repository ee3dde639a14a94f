/// Joins acronyms with the long forms that the article gives: in parentheses beside them, or by their initials.
struct AcronymLinks {
    let forms: [NameForm]
    let formOfName: [Int]
    let names: [NameMention]
    let document: Document

    /// Long names at most that are looked at for an acronym with a word beside it.
    private static let limit = 64

    func join(_ clusters: inout Clusters) {
        var settled: Set<Int> = []
        for index in names.indices.dropLast() where isInParentheses(index + 1) {
            guard let (acronym, long) = pair(formOfName[index], formOfName[index + 1]) else { continue }
            clusters.join(acronym, long)
            settled.insert(acronym)
        }
        let acronyms = forms.indices.filter { forms[$0].isAcronym && !settled.contains($0) }
        if !acronyms.isEmpty {
            let longForms = formsByInitials()
            for index in acronyms {
                let long = longForms[forms[index].key]?.first { $0 != index && fits(forms[index], forms[$0]) }
                if let long { clusters.join(index, long) }
            }
        }
        joinPartial(&clusters)
    }

    /// "First MSMU" is "First Moscow State Medical University", "UH Mānoa" the "University of Hawaii at Mānoa": an acronym
    /// stands for all words but the first or last.
    private func joinPartial(_ clusters: inout Clusters) {
        let longForms = Array(
            forms.indices.lazy.filter { forms[$0].words.count > 3 && forms[$0].type != .person }.prefix(Self.limit))
        for (index, form) in forms.enumerated() where form.words.count == 2 && form.type != .person {
            let capitals = form.surface.split(separator: " ").map { Self.isInCapitals($0) }
            guard capitals.count == 2, capitals[0] != capitals[1] else { continue }
            let (acronym, word) = capitals[0] ? (0, 1) : (1, 0)
            let long = longForms.first { other in
                let other = forms[other]
                guard other.type == form.type else { return false }
                let isAtEnd = word == 1
                guard (isAtEnd ? other.words.last : other.words.first) == form.words[word] else { return false }
                let rest = isAtEnd ? other.words.dropLast() : other.words.dropFirst()
                return Self.initials(of: Array(rest)).contains(String(form.words[acronym]))
            }
            if let long { clusters.join(index, long) }
        }
    }

    private static func isInCapitals(_ word: Substring) -> Bool {
        word.utf8.count > 1 && word.utf8.allSatisfy { (65...90).contains($0) }
    }

    /// Whether a name stands in parentheses right after the name before it.
    private func isInParentheses(_ index: Int) -> Bool {
        let gap = names[index].gap(after: names[index - 1])
        guard let first = gap.first, gap.count <= 3, document.isToken(first, "(") else { return false }
        let after = names[index].tokens.upperBound
        return after < document.tokens.count
            && [")", "\"", "”", "'", "’", ",", ";", "or"].contains { document.isToken(after, $0) }
    }

    /// Which of two forms, one in parentheses after the other, is the other's acronym.
    private func pair(_ first: Int, _ second: Int) -> (acronym: Int, long: Int)? {
        for (short, long) in [(second, first), (first, second)]
        where forms[short].isAcronym && forms[long].words.count > 1 && fits(forms[short], forms[long]) {
            if forms[short].type == .organization || abbreviates(forms[short].key, forms[long]) { return (short, long) }
        }
        return nil
    }

    private func fits(_ short: NameForm, _ long: NameForm) -> Bool {
        short.type == long.type || (short.type != .person && long.type == .other) || short.type == .other
    }

    /// Whether the letters of an acronym stand in the long form in their order, the first at its head.
    private func abbreviates(_ acronym: String, _ long: NameForm) -> Bool {
        var letters = acronym.utf8[...]
        guard letters.first == long.key.utf8.first else { return false }
        for letter in long.key.utf8 where letter == letters.first { letters.removeFirst() }
        return letters.isEmpty
    }

    private func formsByInitials() -> [String: [Int]] {
        var table: [String: [Int]] = [:]
        for (index, form) in forms.enumerated() where form.words.count > 1 && form.type != .group {
            for initials in Self.initials(of: form.words) { table[initials, default: []].append(index) }
        }
        for (index, form) in forms.enumerated() where form.words.count == 1 && form.type != .person {
            if let initials = Self.capitals(within: form.surface) { table[initials, default: []].append(index) }
        }
        return table
    }

    /// "lv" of "LibriVox": the capitals of a word that small letters part.
    private static func capitals(within word: String) -> String? {
        let utf8 = Array(word.utf8)
        let capitals = utf8.filter { (65...90).contains($0) }
        guard utf8.count > 4, (2...3).contains(capitals.count), utf8.first == capitals.first,
            zip(utf8, utf8.dropFirst()).allSatisfy({ !(65...90).contains($0) || (97...122).contains($1) })
        else { return nil }
        return String(decoding: capitals.map { $0 | 0x20 }, as: UTF8.self)
    }

    /// The acronyms that words may have: with and without small words, a leading nationality and a company's ending.
    static func initials(of words: [Substring]) -> Set<String> {
        let content = words.filter { !NameWords.small.contains($0) }
        var all: Set<String> = []
        // "KU" for the University of Kansas, "HTS" for Hayat Tahrir al-Sham, "BofA" for Bank of America
        if words.count == 3, words[0] == "university", words[1] == "of" { all.insert("\(words[2].prefix(1))u") }
        let plain = content.filter { $0 != "al" && $0 != "el" }
        if plain.count > 1, plain.count < content.count { all.insert(plain.reduce(into: "") { $0 += $1.prefix(1) }) }
        if words.count == 3, words[1] == "of" { all.insert("\(words[0].prefix(1))of\(words[2].prefix(1))") }
        for words in [
            words[...], content[...], content.dropFirst(), content.filter { !NameWords.corporate.contains($0) }[...],
        ]
        where words.count > 1 {
            all.insert(words.reduce(into: "") { $0 += $1.prefix(1) })
        }
        return all
    }
}

extension Document {
    /// Whether a token's bytes are `text`.
    func isToken(_ index: Int, _ text: String) -> Bool {
        tokens[index].range.count == text.utf8.count && utf8[tokens[index].range].elementsEqual(text.utf8)
    }
}
