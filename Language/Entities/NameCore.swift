/// An organization's name without small words, and the country or place at its head.
struct NameCore {
    /// The words that tell it from others, in order.
    let words: [Substring]
    /// Whose it is: a country's code, or a place's normal form.
    let owner: String?
    /// Whether the whole name is a place's too: "Cambridge" shortens no "Cambridge Club".
    private let isPlace: Bool
    /// What a branch's name goes on with: a place after "of", a country or "the" and more after "in".
    private let branch: [Substring]
    /// The country that a name without an owner at its head ends with, as in "Supreme Court of Kenya".
    private let tailOwner: String?
    /// Whether a preposition follows the first word, as in "House of Representatives".
    private let isHeadWithPreposition: Bool

    init(_ allWords: [Substring], places: Set<String>) {
        isPlace = Self.isPlace(allWords, places)
        var rest = allWords[...]
        owner = Self.takeOwner(&rest, places)
        let content = rest.filter { !NameWords.small.contains($0) }
        // "Ministry of Foreign Affairs" is the "Foreign Ministry".
        let isMinistry = content.contains { $0 == "ministry" || $0 == "department" }
        let plain = content.filter { !NameWords.corporate.contains($0) && !(isMinistry && $0 == "affairs") }
        words = plain.isEmpty ? content : plain
        let end = rest.lastIndex(of: "of").map { rest[($0 + 1)...] } ?? []
        let region = rest.dropFirst().lastIndex(of: "in").map { rest[($0 + 1)...] } ?? []
        branch = Array(Self.isPlace(end, places) ? end : Self.isRegion(region) ? region : [])
        tailOwner = owner == nil && !end.isEmpty ? Self.owner(end, places) : nil
        isHeadWithPreposition = rest.dropFirst().first.map { NameWords.prepositions.contains($0) } ?? false
    }

    private static func isPlace(_ words: some Collection<Substring>, _ places: Set<String>) -> Bool {
        guard !words.isEmpty else { return false }
        let name = words.joined(separator: " ")
        if places.contains(name) { return true }
        guard let first = words.first, Country.firstWords.contains(first) else { return false }
        return Country.named(name) != nil || Country.withCapital(name) != nil || UnitedStates.state(name) != nil
    }

    private static func isRegion(_ words: ArraySlice<Substring>) -> Bool {
        words.count > 1 && words.first == "the" || !words.isEmpty && country(words) != nil
    }

    /// A country's code, or the normal form of a place of the article.
    private static func owner(_ words: ArraySlice<Substring>, _ places: Set<String>) -> String? {
        let name = words.joined(separator: " ")
        return country(words)?.code ?? (places.contains(name) ? name : nil)
    }

    /// The country of a name that may begin with "the".
    private static func country(_ words: ArraySlice<Substring>) -> Country? {
        Country.named(words.drop { $0 == "the" }.joined(separator: " "))
    }

    /// Takes a nationality, country or place of the article from the head of a name that goes on after it.
    private static func takeOwner(_ words: inout ArraySlice<Substring>, _ places: Set<String>) -> String? {
        let mayBeCountry = words.first.map { Country.firstWords.contains($0) } ?? false
        guard mayBeCountry || !places.isEmpty else { return nil }
        for count in [3, 2, 1] where words.count > count {
            let head = words.prefix(count).joined(separator: " ")
            let country = mayBeCountry ? Country.named(head) ?? Country.ofDemonym(head) : nil
            if let owner = country?.code ?? (places.contains(head) ? head : nil) {
                words = words.dropFirst(count)
                return owner
            }
        }
        return nil
    }

    /// Whether this is a short form of `other`, or its words in another order.
    func shortens(_ other: NameCore) -> Bool {
        if let owner, let second = other.owner, owner != second { return false }
        if isCity(of: other) { return true }
        if words.count == other.words.count { return Set(words) == Set(other.words) }
        guard words.count < other.words.count else { return false }
        if let owner, owner == other.tailOwner {
            let rest = other.words.dropLast(other.branch.count { !NameWords.small.contains($0) })
            return rest.count == words.count && Set(rest) == Set(words)
        }
        guard owner == nil || other.owner != nil, !isPlace, !isBranch(other) else { return false }
        if words.count == 1, NameWords.common.contains(words[0]) { return isHead(of: other) }
        if other.words.starts(with: words) { return !goesOnAsPart(other) }
        if other.words.suffix(words.count).elementsEqual(words) { return true }
        return words.first == other.words.first && words.last == other.words.last && isSubsequence(of: other.words)
    }

    /// "Boston" of "Boston Red Sox": an organization with a city's name is the team whose name goes on in the plural.
    private func isCity(of other: NameCore) -> Bool {
        guard isPlace, owner == nil, let place = other.owner, let last = other.words.last, other.words.count < 3,
            last.utf8.count > 2, last.hasSuffix("s") || last.hasSuffix("ox")
        else { return false }
        return words.joined(separator: " ") == place
    }

    private func isBranch(_ other: NameCore) -> Bool {
        words.count >= 2 && !other.branch.isEmpty && !words.contains { other.branch.contains($0) }
    }

    /// Whether a common word is what another name says its owner is: "Senate" of "Alabama Senate", "House" of "House of
    /// Representatives"; but "House" is no "White House".
    private func isHead(of other: NameCore) -> Bool {
        other.words.last == words[0] && words[0] != "house"
            || other.words.first == words[0] && other.isHeadWithPreposition
    }

    /// "Boston University" is whole: its School of Public Health is a part of it.
    private func goesOnAsPart(_ other: NameCore) -> Bool {
        guard words.count > 1, let last = words.last, NameWords.wholes.contains(last) else { return false }
        return other.words[words.count...].contains { NameWords.parts.contains($0) }
    }

    private func isSubsequence(of longer: [Substring]) -> Bool {
        var rest = words[...]
        for word in longer where word == rest.first { rest.removeFirst() }
        return rest.isEmpty
    }
}
