import Shared

/// The entities of an article, and which of them each of the recogniser's names means.
public struct ResolvedEntities: Sendable {
    /// In the order of their first mention.
    public internal(set) var entities: [Entity]
    /// For each name, its entity's index in ``entities``.
    public internal(set) var entityOfName: [Int]
}

/// Finds out who is who in an article: which names mean one person, organization, place or group.
///
/// Names are first brought into forms (equal up to case, accents and marks). Forms are then joined by what is known of
/// names: aliases of countries and of great organizations, acronyms, surnames, short forms, spellings.
/// Every step works on tables of words, so that the cost grows with the number of names, not with its square.
public struct EntityResolver: Sendable {
    private let locator: PlaceLocator?

    /// Makes a resolver that leaves places where they are: without coordinates.
    public init() { locator = nil }

    /// Makes a resolver that finds places in a table.
    package init(places: PlaceTable) { locator = PlaceLocator(places) }

    /// The entities that `names`, found in `document`, mean. `home` is the country of the outlet (ISO 3166-1 alpha-2).
    public func resolve(_ names: [NameMention], in document: Document, home: String? = nil) -> ResolvedEntities {
        let candidates = locator?.candidates
        let collected = NameForms(
            names, in: document,
            namesakes: candidates.map { PlaceNamesakes(candidates: $0, names: names, document: document) })
        var clusters = Clusters(count: collected.forms.count)
        KnownNameLinks(forms: collected.forms).join(&clusters)
        AcronymLinks(forms: collected.forms, formOfName: collected.formOfName, names: names, document: document)
            .join(&clusters)
        ShortFormLinks(collected.forms).join(&clusters)
        SpellingLinks(forms: collected.forms).join(&clusters)
        PlaceFormLinks(forms: collected.forms, candidates: candidates).join(&clusters)
        var people = PersonLinks(collected.forms)
        people.join(&clusters)
        let roots = settled(people.shared, collected, names, document, &clusters)
        var resolved = EntityDescriber(
            forms: collected.forms, formOfName: collected.formOfName, names: names, document: document
        )
        .describe(rootOfName: roots)
        guard let locator else { return resolved }
        var places: [Int: Place] = [:]
        for form in collected.forms { if let place = form.place { places[resolved.entityOfName[form.first]] = place } }
        resolved.place(with: locator, names, document, known: places, home: home)
        return resolved
    }

    /// The root of each name's set of forms, after shared surnames were given to one of their bearers.
    private func settled(
        _ shared: [Int: [Int]], _ collected: NameForms, _ names: [NameMention], _ document: Document,
        _ clusters: inout Clusters
    ) -> [Int] {
        let roots = collected.formOfName.map { clusters.root(of: $0) }
        guard !shared.isEmpty else { return roots }
        let known = zip(collected.formOfName, roots).map { form, root in shared[form] == nil ? root : nil }
        var surnames = SharedSurnames(collected.forms, names, document, entityOfName: known)
        let bearers = shared.keys.sorted().map { form in
            (form, Set(shared[form, default: []].map { clusters.root(of: $0) }))
        }
        surnames.settle(bearers)
        return zip(surnames.entityOfName, roots).map { $0 ?? $1 }
    }
}
