/// Joins acronyms with the long forms that the article gives: in parentheses beside them, or by their initials.
struct AcronymLinks {
    let forms: [NameForm]
    let formOfName: [Int]
    let names: [NameMention]
    let document: Document

    func join(_ clusters: inout Clusters) {
        var settled: Set<Int> = []
        for index in names.indices.dropLast() where isInParentheses(index + 1) {
            guard let (acronym, long) = pair(formOfName[index], formOfName[index + 1]) else { continue }
            clusters.join(acronym, long)
            settled.insert(acronym)
        }
        let longForms = formsByInitials()
        for (index, form) in forms.enumerated() where form.isAcronym && !settled.contains(index) {
            if let long = longForms[form.key]?.first(where: { fits(form, forms[$0]) }) { clusters.join(index, long) }
        }
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
        return table
    }

    /// The acronyms that words may have: with and without small words, a leading nationality and a company's ending.
    static func initials(of words: [Substring]) -> Set<String> {
        let content = words.filter { !NameWords.small.contains($0) }
        var all: Set<String> = []
        for words in [words, content, Array(content.dropFirst()), content.filter { !NameWords.corporate.contains($0) }]
        where words.count > 1 {
            all.insert(String(words.compactMap { $0.first }))
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
