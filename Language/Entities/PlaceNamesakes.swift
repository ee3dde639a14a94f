import Shared

/// Tells two places of one name in an article apart: Paris in "Paris, Texas" and in "Paris, France", Georgia beside Atlanta
/// and beside Tbilisi.
struct PlaceNamesakes {
    let candidates: PlaceCandidates
    let names: [NameMention]
    let document: Document

    /// What the words around a mention tell of the place.
    private struct Evidence {
        /// The name of what the place lies in, as in "Paris, Texas".
        var container: String?
        /// The name of what lies in it, as in "Atlanta, Georgia".
        var part: String?
        /// "The state of Georgia"
        var isRegion = false
        /// "Armenia and Georgia"
        var isAmongCountries = false

        var isNone: Bool { container == nil && part == nil && !isRegion && !isAmongCountries }
    }

    /// Senses that are compared at most.
    private static let limit = 12

    /// The mentions of a place's name parted by the places that they mean; `nil` where all may mean one. Mentions that
    /// nothing is known of mean the place last spoken of.
    func parts(of key: String, _ mentions: [Int]) -> [(Place?, [Int])]? {
        let evidence = mentions.map(evidence)
        guard evidence.count(where: { !$0.isNone }) > 1 else { return nil }
        let senses = candidates.of([key]).prefix(Self.limit)
        guard senses.count > 1 else { return nil }
        let meant = evidence.map { $0.isNone ? nil : place(among: senses, $0) }
        guard let first = meant.lazy.compactMap({ $0 }).first else { return nil }
        let others = meant.compactMap { $0 }.filter { $0 != first }
        guard !others.isEmpty, others.allSatisfy({ areApart($0, first) }) else { return nil }
        var parts: [(Place?, [Int])] = []
        var current = first
        for (mention, place) in zip(mentions, meant) {
            current = place ?? current
            if let part = parts.firstIndex(where: { $0.0 == current }) {
                parts[part].1.append(mention)
            } else {
                parts.append((current, [mention]))
            }
        }
        return parts
    }

    /// A city and the state of its name that it lies in are told apart by nothing that is written here.
    private func areApart(_ one: Place, _ other: Place) -> Bool { !one.holds(other) && !other.holds(one) }

    /// The likeliest of the places for which something speaks.
    private func place(among senses: ArraySlice<PlaceCandidate>, _ evidence: Evidence) -> Place? {
        let containers = evidence.container.map { candidates.of([$0]).prefix(Self.limit) } ?? []
        let parts = evidence.part.map { candidates.of([$0]).prefix(Self.limit) } ?? []
        let fitting = senses.compactMap { sense -> (Place, Double)? in
            var score = 0.0
            if containers.contains(where: { $0.place.holds(sense.place) }) { score += 4 }
            if parts.contains(where: { sense.place.holds($0.place) }) { score += 3 }
            if evidence.isRegion, sense.place.kind == .region { score += 4 }
            if evidence.isAmongCountries, sense.place.kind == .country { score += 2 }
            return score > 0 ? (sense.place, score + sense.prior) : nil
        }
        return fitting.max { $0.1 < $1.1 }?.0
    }

    private func evidence(of mention: Int) -> Evidence {
        var evidence = Evidence()
        if let next = neighbour(mention + 1), links(mention, mention + 1, [",", "in", "("]) {
            evidence.container = next
        }
        if let previous = neighbour(mention - 1), links(mention - 1, mention, [",", "in", "("]) {
            evidence.part = previous
        }
        let first = names[mention].tokens.lowerBound
        if first > 1, document.isToken(first - 1, "of") {
            evidence.isRegion = ["state", "province"].contains { document.isToken(first - 2, $0) }
        }
        for (one, other) in [(mention - 1, mention), (mention, mention + 1)] where links(one, other, ["and", ","]) {
            let key = neighbour(one == mention ? other : one)
            if let key, Country.named(key) != nil { evidence.isAmongCountries = true }
        }
        return evidence
    }

    /// The normal form of the name at an index, if it is a place's.
    private func neighbour(_ index: Int) -> String? {
        guard names.indices.contains(index), names[index].type == .place else { return nil }
        return NormalisedName(utf8: document.utf8[document.bytes(of: names[index].tokens)]).text
    }

    /// Whether one of some words or marks stands alone between two names.
    private func links(_ one: Int, _ other: Int, _ words: [String]) -> Bool {
        guard names.indices.contains(one), names.indices.contains(other) else { return false }
        let gap = names[other].gap(after: names[one])
        guard let only = gap.first, gap.count == 1 else { return false }
        return words.contains { document.isToken(only, $0) }
    }
}
