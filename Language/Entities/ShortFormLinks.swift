/// Joins an organization's short forms with its full name: "Supreme Court" with "US Supreme Court", "Scripps" with "Scripps
/// Institution of Oceanography", "State Department" with "Department of State".
struct ShortFormLinks {
    private let forms: [NameForm]
    private let cores: [Int: NameCore]
    /// The rows of those that a table knows: "OSCE" is short for no "OSCE Mission".
    private let rows: [Int?]
    private var formsWithWord: [Substring: [Int]] = [:]

    /// Compared at most, of the forms that share a word.
    private static let limit = 48

    init(_ forms: [NameForm]) {
        self.forms = forms
        rows = forms.map { $0.type == .organization ? KnownOrganizations.row(of: $0.key) : nil }
        let places = Set(forms.lazy.filter { $0.type == .place && !Self.isClub($0) }.map { $0.key })
        var cores: [Int: NameCore] = [:]
        for (index, form) in forms.enumerated()
        where form.type == .organization || form.type == .other || Self.isClub(form) {
            let core = NameCore(form.words, places: places)
            cores[index] = core
            for word in Set(core.words) where formsWithWord[word, default: []].count < Self.limit {
                formsWithWord[word, default: []].append(index)
            }
        }
        self.cores = cores
    }

    func join(_ clusters: inout Clusters) {
        for index in forms.indices {
            guard let core = cores[index], let word = rarest(core.words) else { continue }
            let longer = formsWithWord[word, default: []].filter { other in
                guard other != index, rows[index] == nil || rows[index] == rows[other], let second = cores[other],
                    areOfOneKind(forms[index], forms[other])
                else {
                    return false
                }
                return core.shortens(second)
            }
            if let full = choice(of: longer, for: index, core, &clusters) { clusters.join(index, full) }
        }
    }

    /// "City", "United": what looks like a place's name is the club's that ends so.
    private static func isClub(_ form: NameForm) -> Bool {
        form.type == .place && ["city", "united", "county", "town"].contains(form.key)
    }

    private func areOfOneKind(_ first: NameForm, _ second: NameForm) -> Bool {
        first.type == second.type
            || Self.isClub(first) && second.type == .organization && second.words.last == first.words.first
    }

    private func rarest(_ words: [Substring]) -> Substring? {
        words.min { formsWithWord[$0, default: []].count < formsWithWord[$1, default: []].count }
    }

    /// The one name that is meant: the only one, or else the one last introduced before.
    private func choice(of candidates: [Int], for form: Int, _ core: NameCore, _ clusters: inout Clusters) -> Int? {
        let entities = Set(candidates.map { clusters.root(of: $0) })
        if entities.count <= 1 { return candidates.first }
        if core.words.count == 1, NameWords.common.contains(core.words[0]) { return nil }
        return candidates.last { forms[$0].first < forms[form].first }
    }
}

/// An organization's name without small words, and the country or place at its head.
struct NameCore {
    /// The words that tell it from others, in order.
    let words: [Substring]
    /// Whose it is: a country's code, or a place's normal form.
    let owner: String?
    /// Whether the whole name is a place's too: "Cambridge" shortens no "Cambridge Club".
    private let isPlace: Bool
    /// Whether the name goes on after "of" or a comma with nothing but a place, as a branch's does.
    private let branch: [Substring]

    init(_ allWords: [Substring], places: Set<String>) {
        let all = allWords.joined(separator: " ")
        isPlace = Self.isPlace(all, places)
        var rest = allWords[...]
        owner = Self.takeOwner(&rest, places)
        let content = rest.filter { !NameWords.small.contains($0) }
        let plain = content.filter { !NameWords.corporate.contains($0) }
        words = plain.isEmpty ? content : plain
        let end = rest.lastIndex(of: "of").map { Array(rest[($0 + 1)...]) } ?? []
        branch = Self.isPlace(end.joined(separator: " "), places) ? end : []
    }

    private static func isPlace(_ name: String, _ places: Set<String>) -> Bool {
        places.contains(name) || Country.named(name) != nil || Country.withCapital(name) != nil
            || UnitedStates.state(name) != nil
    }

    /// Takes a nationality, country or place of the article from the head of a name that goes on after it.
    private static func takeOwner(_ words: inout ArraySlice<Substring>, _ places: Set<String>) -> String? {
        for count in [3, 2, 1] where words.count > count {
            let head = words.prefix(count).joined(separator: " ")
            let owner = (Country.named(head) ?? Country.ofDemonym(head))?.code ?? (places.contains(head) ? head : nil)
            if let owner {
                words = words.dropFirst(count)
                return owner
            }
        }
        return nil
    }

    /// Whether this is a short form of `other`, or its words in another order.
    func shortens(_ other: NameCore) -> Bool {
        if let owner, let second = other.owner, owner != second { return false }
        if words.count == other.words.count {
            return Set(words) == Set(other.words) && (owner == nil || other.owner == nil || words != other.words)
        }
        guard words.count < other.words.count, owner == nil || other.owner != nil else { return false }
        guard !isPlace, !isBranch(other) else { return false }
        if words.count == 1, NameWords.common.contains(words[0]) { return other.words.last == words[0] }
        if other.words.starts(with: words) || other.words.suffix(words.count).elementsEqual(words) { return true }
        return words.first == other.words.first && words.last == other.words.last && isSubsequence(of: other.words)
    }

    private func isBranch(_ other: NameCore) -> Bool {
        words.count >= 2 && !other.branch.isEmpty && !words.contains { other.branch.contains($0) }
    }

    private func isSubsequence(of longer: [Substring]) -> Bool {
        var rest = words[...]
        for word in longer where word == rest.first { rest.removeFirst() }
        return rest.isEmpty
    }
}
