import Shared

/// The words that a name stands for where it was cut short or is but a title: "University" in "the University of Oslo",
/// "Governor" beside "Ann Lee" or after her.
struct WholeNames {
    private let names: [NameMention]
    private let document: Document
    /// The words of each name, as tokens: its own or those that it stands for.
    private(set) var tokens: [Range<Int>]
    /// Who was last called by a title: the name's index.
    private var holderOfTitle: [String: Int] = [:]

    /// Words at most that a name goes on with after "of".
    private static let longest = 5

    init(_ names: [NameMention], in document: Document) {
        (self.names, self.document) = (names, document)
        tokens = names.map(\.tokens)
        for index in names.indices {
            switch names[index].type {
            case .person: readPerson(index)
            case .organization: tokens[index] = owned(index) ?? goingOn(names[index].tokens)
            case .place: tokens[index] = goingOn(names[index].tokens)
            case .group, .other: break
            }
        }
    }

    // MARK: Names cut at "of"

    /// The tokens up to the end of the capitals after "of", where the name ends in a noun that asks for them.
    private func goingOn(_ name: Range<Int>) -> Range<Int> {
        var end = name.upperBound
        guard end + 1 < document.tokens.count, document.isToken(end, "of"), Self.heads.contains(word(end - 1)[...])
        else { return name }
        end += document.isToken(end + 1, "the") ? 2 : 1
        let first = end
        while end < document.tokens.count, end - first < Self.longest, isCapital(end) { end += 1 }
        return end > first ? name.lowerBound..<end : name
    }

    private func isCapital(_ token: Int) -> Bool {
        document.tokens[token].kind != .mark && (65...90).contains(document.utf8[Int(document.tokens[token].start)])
    }

    /// What a name does not end with, but goes on from.
    private static let heads: Set<Substring> = Set(
        """
        academy assembly association bank board bureau chamber church city college commission committee commonwealth
        conservatory council court department faculty federation foundation gulf hall house institute institution isle
        kingdom league ministry museum office order organisation organization parliament republic school senate society
        state university union
        """.split { $0 == " " || $0 == "\n" })

    // MARK: Names with an owner before them

    /// "Kenya's Foreign Ministry": what many countries have goes with the country whose it is.
    private func owned(_ index: Int) -> Range<Int>? {
        let name = names[index].tokens
        guard index > 0, name.lowerBound > 1,
            ["'s", "’s"].contains(where: { document.isToken(name.lowerBound - 1, $0) }),
            names[index - 1].type == .place, name.lowerBound - names[index - 1].tokens.upperBound < 2,
            let last = name.last
        else { return nil }
        let isCommon =
            ["ministry", "court"].contains(word(last)) || name.allSatisfy { NameWords.common.contains(word($0)[...]) }
        let owner = NormalisedName(utf8: document.utf8[document.bytes(of: names[index - 1].tokens)]).text
        guard isCommon, Country.named(owner) != nil || UnitedStates.state(owner) != nil else { return nil }
        return names[index - 1].tokens.lowerBound..<name.upperBound
    }

    // MARK: Titles for names

    private mutating func readPerson(_ index: Int) {
        let name = names[index].tokens
        guard name.count == 1, let title = title(name.lowerBound) else {
            // "Governor Ann Lee", with the title in the name or before it.
            let inside = name.count > 1 ? title(name.lowerBound) : nil
            if let title = inside ?? title(name.lowerBound - 1) { holderOfTitle[title] = index }
            return
        }
        guard let person = neighbour(of: index) ?? bearer(of: index) ?? holderOfTitle[title] else { return }
        tokens[index] = tokens[person]
        holderOfTitle[title] = person
    }

    /// The person whose name stands right after the title, or before it with a comma between.
    private func neighbour(of index: Int) -> Int? {
        let (before, after) = (index - 1, index + 1)
        if after < names.count, names[after].type == .person,
            names[after].tokens.lowerBound == names[index].tokens.upperBound
        {
            return after
        }
        guard before >= 0, names[before].type == .person else { return nil }
        let gap = names[index].gap(after: names[before])
        guard let first = gap.first, gap.count < 3, document.isToken(first, ",") else { return nil }
        return gap.count == 1 || document.isToken(first + 1, "the") ? before : nil
    }

    /// The last person named before "as Governor", "became Governor" or "Director of one house, and Chairman of another".
    private func bearer(of index: Int) -> Int? {
        let start = names[index].tokens.lowerBound
        guard start > 1, Self.bearing.contains(word(start - 1)[...]) || isChained(index) else { return nil }
        return names[..<index].suffix(Self.reach).lastIndex { name in
            name.type == .person && (name.tokens.count > 1 || title(name.tokens.lowerBound) == nil)
                && start - name.tokens.upperBound < Self.reach
        }
    }

    /// Whether the name before is a title that stands for a person, and "and" comes before this one.
    private func isChained(_ index: Int) -> Bool {
        let start = names[index].tokens.lowerBound
        guard document.isToken(start - 1, "and"),
            let previous = names[..<index].lastIndex(where: { $0.type == .person })
        else { return false }
        return tokens[previous] != names[previous].tokens && start - names[previous].tokens.upperBound < Self.reach
    }

    /// What stands before the title that somebody bears.
    private static let bearing: Set<Substring> = [
        "as", "became", "become", "becoming", "elected", "appointed", "named",
    ]
    /// So many tokens at most stand between a title and its bearer.
    private static let reach = 20

    /// The normal form of a token that is a title or role, written with a capital.
    private func title(_ token: Int) -> String? {
        guard token >= 0, isCapital(token) else { return nil }
        let word = word(token)
        return RoleWords.isRole(word) || word == "dame" || word == "earl" ? word : nil
    }

    private func word(_ token: Int) -> String {
        NormalisedName(utf8: document.utf8[document.tokens[token].range]).text
    }
}
