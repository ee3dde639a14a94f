import Shared

/// What an article says a person is: "Armenian Prime Minister Nikol Pashinyan", "Armen Sarkissian, President of the Republic
/// of Armenia".
struct RoleFinder {
    /// A role and whose it is.
    struct Role: Equatable {
        /// As written, without the article.
        let title: String
        /// ISO 3166-1 alpha-2.
        let country: String?
    }

    private let document: Document
    private let names: [NameMention]
    /// The name that each token belongs to, for tokens inside names.
    private let nameOfToken: [Int32: Int]

    init(_ document: Document, _ names: [NameMention]) {
        (self.document, self.names) = (document, names)
        var table: [Int32: Int] = [:]
        for (index, name) in names.enumerated() {
            for token in name.tokens { table[Int32(token)] = index }
        }
        nameOfToken = table
    }

    /// The role that stands before or after a mention.
    func role(of mention: Int) -> Role? { roleBefore(mention) ?? roleAfter(mention) }

    // MARK: Before the name

    private func roleBefore(_ mention: Int) -> Role? {
        var end = names[mention].tokens.lowerBound
        if end > 1, document.isToken(end - 1, ",") { end -= 1 }
        var start = end
        while start > 0, nameOfToken[Int32(start - 1)] == nil, RoleWords.isPart(word(start - 1)) { start -= 1 }
        guard start < end else { return afterOf(end, isApposition: end != names[mention].tokens.lowerBound) }
        guard RoleWords.isRole(word(end - 1)) else { return isAfterComma(mention) ? roleFor(start, end) : nil }
        return Role(title: text(start..<end), country: country(before: start))
    }

    private func isAfterComma(_ mention: Int) -> Bool { isComma(names[mention].tokens.lowerBound - 1) }

    /// "the Dutch minister for health, Joan Ray": a role before a "for" and what it is for.
    private func roleFor(_ task: Int, _ end: Int) -> Role? {
        guard task > 1, ["for", "of"].contains(word(task - 1)) else { return nil }
        var start = task - 1
        while start > 0, nameOfToken[Int32(start - 1)] == nil, RoleWords.isPart(word(start - 1)) { start -= 1 }
        guard start < task - 1, RoleWords.isRole(word(task - 2)) else { return nil }
        return Role(title: text(start..<end), country: country(before: start))
    }

    /// "the president of Armenia, Armen Sarkissian": the role before an "of" and a name, a comma before the person.
    private func afterOf(_ end: Int, isApposition: Bool) -> Role? {
        guard isApposition, let owner = nameOfToken[Int32(end - 1)] else { return nil }
        var of = names[owner].tokens.lowerBound - 1
        while of > 0, ["the", "republic", "kingdom", "state"].contains(word(of)) { of -= 1 }
        guard of > 0, ["of", "for", "at"].contains(word(of)) else { return nil }
        var start = of
        while start > 0, nameOfToken[Int32(start - 1)] == nil, RoleWords.isPart(word(start - 1)) { start -= 1 }
        guard start < of, RoleWords.isRole(word(of - 1)) else { return nil }
        return Role(title: text(start..<of), country: countryOf(owner))
    }

    private func country(before token: Int) -> String? {
        var index = token - 1
        while index > 0, document.isToken(index, "'s") || document.isToken(index, "’s") { index -= 1 }
        return index >= 0 ? nameOfToken[Int32(index)].flatMap { countryOf($0) } : nil
    }

    // MARK: After the name

    private func roleAfter(_ mention: Int) -> Role? {
        var index = names[mention].tokens.upperBound
        guard isComma(index) else { return nil }
        index += 1
        // "Ann Lee, 45, a spokeswoman for …"
        if index + 1 < document.tokens.count, document.tokens[index].kind == .number, isComma(index + 1) { index += 2 }
        while index < document.tokens.count, ["a", "an", "the", "who", "is", "was"].contains(word(index)) { index += 1 }
        var owner: String?
        // "a former French ambassador"
        let former = index + (index < document.tokens.count && RoleWords.isDropped(word(index)) ? 1 : 0)
        if nameOfToken[Int32(former)] != nil { index = former }
        while let name = nameOfToken[Int32(index)], let found = countryOf(name) {
            owner = found
            index = names[name].tokens.upperBound
            while index < document.tokens.count, document.isToken(index, "'s") || document.isToken(index, "’s") {
                index += 1
            }
        }
        return role(from: index, owner: owner)
    }

    private func role(from start: Int, owner: String?) -> Role? {
        var end = start
        while end < document.tokens.count, nameOfToken[Int32(end)] == nil, RoleWords.isPart(word(end)) { end += 1 }
        while end > start, !RoleWords.isRole(word(end - 1)) { end -= 1 }
        guard end > start else { return nil }
        return Role(title: text(start..<end), country: owner ?? country(after: end))
    }

    private func country(after token: Int) -> String? {
        guard token < document.tokens.count, ["of", "for", "in", "to"].contains(word(token)) else { return nil }
        var index = token + 1
        while index < document.tokens.count, ["the", "republic", "kingdom", "state", "of"].contains(word(index)),
            nameOfToken[Int32(index)] == nil
        {
            index += 1
        }
        return nameOfToken[Int32(index)].flatMap { countryOf($0) }
    }

    // MARK: Words

    private func isComma(_ index: Int) -> Bool { index < document.tokens.count && document.isToken(index, ",") }

    /// The country that a name names by itself or by its people.
    private func countryOf(_ name: Int) -> String? {
        let words = NormalisedName(utf8: document.utf8[document.bytes(of: names[name].tokens)]).text
        switch names[name].type {
        case .place: return Country.named(words)?.code
        case .group: return Country.ofDemonym(words)?.code
        case .organization, .other: return NameCore(words.split(separator: " "), places: []).owner
        case .person: return nil
        }
    }

    private func word(_ index: Int) -> String {
        NormalisedName(utf8: document.utf8[document.tokens[index].range]).text
    }

    private func text(_ range: Range<Int>) -> String {
        var range = range
        while range.count > 1, RoleWords.isDropped(word(range.lowerBound)) { range.removeFirst() }
        return document.string(document.bytes(of: range))
    }
}
