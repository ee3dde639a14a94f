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
            // "Boston" is found by the owner of "Boston Red Sox".
            for word in Set(core.words + [core.owner.map { $0[...] }].compactMap { $0 })
            where formsWithWord[word, default: []].count < Self.limit {
                formsWithWord[word, default: []].append(index)
            }
        }
        self.cores = cores
    }

    func join(_ clusters: inout Clusters) {
        // Long names first: the forms that a short one may stand for are then joined.
        let order = cores.keys.sorted { (cores[$1]?.words.count ?? 0, $0) < (cores[$0]?.words.count ?? 0, $1) }
        for index in order {
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
