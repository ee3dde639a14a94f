import Glibc

/// A place that a name may mean, with how likely it is before anything else is known.
struct PlaceCandidate {
    var place: Place
    /// Like the logarithm of its population: a tenth of it more is a tenth more likely to be meant.
    var prior: Double
    /// Whether the place itself bears the name; else the name only holds the place's ("Chittagong Airport").
    var isNamed = true
}

/// Looks up what a name may mean.
struct PlaceCandidates {
    let table: PlaceTable

    /// Most of one name that are looked at: the most populous.
    private static let limit = 40

    /// What the normal forms of one place's name may mean: the likeliest first.
    func of(_ forms: [String]) -> [PlaceCandidate] {
        for form in forms.sorted(by: { $0.utf8.count > $1.utf8.count }) {
            if let name = UnitedStates.name(ofAbbreviation: form), let state = state(name) { return [state] }
            let found = exact(PlaceKey.expanded(form))
            if !found.isEmpty { return found }
        }
        for form in forms {
            let found = parts(PlaceKey.expanded(form))
            if !found.isEmpty { return found }
        }
        return []
    }

    private func exact(_ key: String) -> [PlaceCandidate] {
        if WorldFeatures.isElsewhere(key) { return [] }
        let country = Country.named(key) ?? Country.succeeding(key)
        var found = table.senses(of: key).prefix(Self.limit).compactMap { sense -> PlaceCandidate? in
            let place = table[sense.place]
            // Other languages' names of countries are other places in English: Columbia.
            if place.kind == .country, country?.code != place.country { return nil }
            return PlaceCandidate(
                place: CountryMiddle.placed(place),
                prior: Self.prior(of: place, isAlternate: sense.isAlternate, key: key))
        }
        for index in found.indices { found[index].prior += Self.boost(found[index].place, key, country?.code) }
        if let feature = WorldFeatures.named(key), found.allSatisfy({ $0.place.kind != .country }) {
            // The table may know it too, under its number.
            if let same = found.firstIndex(where: {
                $0.place.kind != .settlement && $0.place.distance(to: feature) < 400
            }) {
                found[same].prior = 10
            } else {
                found.append(PlaceCandidate(place: feature, prior: 10))
            }
        }
        return found.sorted { $0.prior > $1.prior }
    }

    /// "Conn.", "TX": the state and nothing else.
    private func state(_ name: String) -> PlaceCandidate? {
        let key = PlaceKey.of(name)
        guard let code = UnitedStates.state(key) else { return nil }
        for sense in table.senses(of: key) {
            let place = table[sense.place]
            if place.kind == .region, place.region == "US-\(code)" { return PlaceCandidate(place: place, prior: 10) }
        }
        return nil
    }

    /// What a name that everybody knows is worth: a country's, a state's of the US, and Washington before its namesake.
    private static func boost(_ place: Place, _ key: String, _ country: String?) -> Double {
        if place.kind == .country { return 1.5 }
        guard let state = UnitedStates.state(key) else { return 0 }
        let isCapital = Country.withCapital(key) != nil
        if place.kind == .capital { return 3 }
        return place.kind == .region && place.region == "US-\(state)" && !isCapital ? 3 : 0
    }

    private static func prior(of place: Place, isAlternate: Bool, key: String) -> Double {
        var prior = log10(place.population + 10) - (isAlternate ? 1.5 : 0)
        switch place.kind {
        case .country: prior += 2.5
        case .region: prior += 0.7
        case .capital: prior += 1
        case .county: prior += key.contains(" ") ? 0 : -1.2
        case .area, .feature: prior = max(prior, 3.5)
        case .settlement: break
        }
        return prior
    }

    /// With what many names open: alone they are no place's.
    private static let openings: Set<Substring> = [
        "cape", "el", "fort", "la", "lake", "las", "los", "mount", "new", "old", "port", "river", "saint", "san",
        "santa", "st",
    ]

    /// What parts of a name may mean: without its kind ("Hubei Province"), or the place at its head ("Sola Airport").
    private func parts(_ key: String) -> [PlaceCandidate] {
        let words = key.split(separator: " ")
        let bare = words.filter { !NameWords.features.contains($0) }
        if bare.count < words.count, !bare.isEmpty {
            let found = exact(bare.joined(separator: " "))
            if !found.isEmpty { return found }
        }
        for direction in [
            "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "greater",
        ]
        where words.first == direction[...] && words.count > 1 {
            let found = exact(words.dropFirst().joined(separator: " "))
            return found.map { PlaceCandidate(place: $0.place, prior: $0.prior, isNamed: false) }
        }
        let shortest = words.first.map { Self.openings.contains($0) } ?? false ? 2 : 1
        for count in stride(from: words.count - 1, through: shortest, by: -1) {
            let found = exact(words.prefix(count).joined(separator: " "))
                .filter { $0.place.population > 100_000 && $0.place.kind != .country }
            if !found.isEmpty { return found.map { PlaceCandidate(place: $0.place, prior: $0.prior, isNamed: false) } }
        }
        return []
    }
}
