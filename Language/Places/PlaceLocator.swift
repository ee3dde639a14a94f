import Glibc
import Shared

/// Tells which of the world's places each place of an article is.
///
/// A sense is likelier the more people live there, when the text says what it lies in ("Paris, Texas"), when the article names
/// its country, people or region, and when the article's other places are near. Two rounds: places are judged first by
/// what is written, then beside what the others were judged to be.
struct PlaceLocator {
    let candidates: PlaceCandidates

    /// Places that are compared with one another at most; later ones are judged by the countries and regions alone.
    private static let limit = 60

    init(_ table: PlaceTable) {
        candidates = PlaceCandidates(table: table)
    }

    /// The place of each entity, `nil` for those that are no place or are not known.
    func places(
        of resolved: ResolvedEntities, _ names: [NameMention], _ document: Document, known: [Int: Place] = [:],
        home: String? = nil
    ) -> [PlaceCandidate?] {
        var options = options(resolved, names, document)
        for (entity, place) in known { options[entity] = [PlaceCandidate(place: place, prior: 0)] }
        let links = PlaceLinks(names, document, entityOfName: resolved.entityOfName, isPlace: { !options[$0].isEmpty })
        var chosen: [PlaceCandidate?] = Array(repeating: nil, count: resolved.entities.count)
        for _ in 0..<3 {
            let context = PlaceContext(resolved.entities, chosen, limit: Self.limit, home: home)
            let earlier = chosen
            chosen = options.indices.map { entity in
                best(
                    of: options[entity], entity, context,
                    containers: links.containers[entity, default: []].map { options[$0] },
                    parts: links.parts[entity, default: []].map { options[$0] },
                    kinds: links.kinds[entity, default: []],
                    peers: links.peers[entity, default: []].compactMap { options[$0].first?.place })
            }
            // The next round would say the same.
            if zip(earlier, chosen).allSatisfy({ $0?.place == $1?.place }) { break }
        }
        return resolved.entities.indices.map { entity in
            guard resolved.entities[entity].type == .place else { return nil }
            let held = links.containers[entity, default: []].lazy.compactMap { chosen[$0]?.place }.first
            return chosen[entity] ?? held.map { PlaceCandidate(place: $0, prior: 0, isNamed: false) }
        }
    }

    private func options(
        _ resolved: ResolvedEntities, _ names: [NameMention], _ document: Document
    ) -> [[PlaceCandidate]] {
        var forms: [[String]] = Array(repeating: [], count: resolved.entities.count)
        for (name, entity) in resolved.entityOfName.enumerated() where resolved.entities[entity].type == .place {
            guard forms[entity].count < 4 else { continue }
            let text = NormalisedName(utf8: document.utf8[document.bytes(of: names[name].tokens)]).text
            let form = NameForms.joiningInitials(text)
            if !forms[entity].contains(form) { forms[entity].append(form) }
        }
        return forms.map { $0.isEmpty ? [] : candidates.of($0) }
    }

    private func best(
        of options: [PlaceCandidate], _ entity: Int, _ context: PlaceContext, containers: [[PlaceCandidate]],
        parts: [[PlaceCandidate]], kinds: Set<PlaceKind>, peers: [Place]
    ) -> PlaceCandidate? {
        if options.count < 2 { return options.first }
        func score(_ option: PlaceCandidate) -> Double {
            var score = option.prior + context.support(for: option.place, of: entity)
            if containers.contains(where: { $0.prefix(12).contains { $0.place.holds(option.place) } }) { score += 4 }
            if parts.contains(where: { $0.prefix(12).contains { option.place.holds($0.place) } }) { score += 3 }
            if kinds.contains(option.place.kind) { score += 4 }
            score += 1.5 * Double(peers.count { $0.isPeer(of: option.place) })
            return score
        }
        return options.map { ($0, score($0)) }.max { $0.1 < $1.1 }?.0
    }
}

extension Place {
    /// Whether both are countries, or regions of one country.
    func isPeer(of other: Place) -> Bool {
        kind == other.kind && (kind == .country || kind == .region && country == other.country)
    }

    /// Whether another place lies in this one, as far as the table tells.
    func holds(_ other: Place) -> Bool {
        if self == other { return false }
        switch kind {
        case .country: return other.kind != .country && other.country == country
        case .region: return other.kind != .country && other.kind != .region && other.region == region && region != nil
        case .county, .area: return other.country == country && distance(to: other) < 120 && other.kind != .region
        case .settlement, .capital:
            return other.country == country && distance(to: other) < 40 && other.population < population
        case .feature: return country != nil && other.country == country && distance(to: other) < 500
        }
    }
}

/// What an article tells of where it plays: countries, regions and places near which others are likelier.
struct PlaceContext {
    private var countries: [String: Double] = [:]
    private var regions: [String: Double] = [:]
    private var weight = 0.0
    private var regionWeight = 0.0
    private var anchors: [(entity: Int, place: Place)] = []
    private var own: [Int: (country: String?, region: String?, weight: Double)] = [:]

    /// What the outlet's country weighs: as much as one place that the article names.
    private static let homeWeight = 1.0

    init(_ entities: [Entity], _ chosen: [PlaceCandidate?], limit: Int, home: String?) {
        if let home {
            countries[home] = Self.homeWeight
            weight = Self.homeWeight
        }
        for (index, entity) in entities.enumerated() {
            let weight = min(Double(entity.mentions.count), 4).squareRoot()
            if let place = chosen[index]?.place {
                add(index, place.country, place.region, weight)
                let isPoint = place.kind != .country && place.kind != .feature
                if isPoint, anchors.count < limit { anchors.append((index, place)) }
            } else if entity.type != .place, let country = entity.country {
                add(index, country, nil, weight * 0.7)
            }
        }
    }

    private mutating func add(_ entity: Int, _ country: String?, _ region: String?, _ weight: Double) {
        own[entity] = (country, region, weight)
        if let country {
            countries[country, default: 0] += weight
            self.weight += weight
        }
        if let region {
            regions[region, default: 0] += weight
            regionWeight += weight
        }
    }

    /// How much the rest of the article speaks for a sense of one of its places.
    func support(for place: Place, of entity: Int) -> Double {
        let (country, region, mine) = own[entity] ?? (nil, nil, 0)
        func share(_ key: String?, _ table: [String: Double], _ total: Double, _ ownKey: String?) -> Double {
            guard let key else { return 0 }
            let rest = total - (ownKey == nil ? 0 : mine)
            return rest <= 0 ? 0 : max(0, table[key, default: 0] - (ownKey == key ? mine : 0)) / (rest + 0.5)
        }
        let near = place.kind == .country || place.kind == .feature ? 0 : nearness(of: place, entity)
        return 2.5 * share(place.country, countries, weight, country)
            + 1.5 * share(place.region, regions, regionWeight, region) + 1.5 * near
    }

    /// 1 beside another place of the article, less the farther off the nearest is.
    private func nearness(of place: Place, _ entity: Int) -> Double {
        var nearest = Double.infinity
        for anchor in anchors where anchor.entity != entity {
            nearest = min(nearest, place.distance(to: anchor.place))
        }
        return exp(-nearest / 120)
    }

    /// The country that the article speaks of more than of all others together.
    var mainCountry: String? {
        countries.max { ($0.value, $1.key) < ($1.value, $0.key) }.flatMap { $0.value > weight / 2 ? $0.key : nil }
    }
}
