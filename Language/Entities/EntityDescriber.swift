import Shared

/// Makes entities of sets of forms: the canonical name, the type, the role, the mentions.
struct EntityDescriber {
    let forms: [NameForm]
    let formOfName: [Int]
    let names: [NameMention]
    let document: Document

    /// The entities of names whose sets of forms are given by their roots.
    func describe(rootOfName: [Int]) -> ResolvedEntities {
        var members: [[Int]] = []
        var entityOfRoot: [Int: Int] = [:]
        let entityOfName = rootOfName.enumerated().map { name, root in
            let entity = entityOfRoot[root] ?? members.count
            if entity == members.count {
                entityOfRoot[root] = entity
                members.append([])
            }
            members[entity].append(name)
            return entity
        }
        let roles = RoleFinder(document, names)
        let entities = members.enumerated().map { index, mentions in entity("e\(index + 1)", mentions, roles) }
        return ResolvedEntities(entities: entities, entityOfName: entityOfName)
    }

    private func entity(_ id: String, _ mentions: [Int], _ roles: RoleFinder) -> Entity {
        let type = type(of: mentions)
        var entity = Entity(
            id: id, type: type, name: "", confidence: Double(mentions.map { names[$0].confidence }.max() ?? 0),
            mentions: mentions.map { mention($0) })
        var seen: Set<Int> = []
        let forms = mentions.map { formOfName[$0] }.filter { seen.insert($0).inserted }.map { self.forms[$0] }
        entity.name = CanonicalName.of(forms, type: type)
        switch type {
        case .person:
            let role = mentions.prefix(8).lazy.compactMap { roles.role(of: $0) }
            let best = role.first { $0.country != nil } ?? role.first
            (entity.role, entity.country) = (best?.title, best?.country)
        case .organization: entity.country = forms.lazy.compactMap { Self.owner(of: $0) }.first
        case .group: entity.country = forms.lazy.compactMap { Country.ofDemonym($0.key)?.code }.first
        case .place, .other: break
        }
        return entity
    }

    /// The type with the most confidence behind it.
    private func type(of mentions: [Int]) -> EntityType {
        let first = forms[formOfName[mentions[0]]].type
        if mentions.allSatisfy({ forms[formOfName[$0]].type == first }) { return first }
        var weights: [EntityType: Float] = [:]
        for mention in mentions { weights[forms[formOfName[mention]].type, default: 0] += names[mention].confidence }
        return EntityType.allCases.max { weights[$0, default: -1] < weights[$1, default: -1] } ?? .other
    }

    private func mention(_ name: Int) -> Mention {
        let bytes = document.bytes(of: names[name].tokens)
        return Mention(
            start: document.codePoint(atByte: bytes.lowerBound), end: document.codePoint(atByte: bytes.upperBound),
            confidence: Double(names[name].confidence))
    }

    /// The country that an organization's name begins with, or that a table knows it to be of.
    private static func owner(of form: NameForm) -> String? {
        if let row = KnownOrganizations.row(of: form.key) { return KnownOrganizations.country(of: row) }
        return NameCore(form.words, places: []).owner
    }
}

/// Chooses the name by which an entity goes.
enum CanonicalName {
    /// The table's name where a table knows it; else the fullest form.
    static func of(_ forms: [NameForm], type: EntityType) -> String {
        switch type {
        case .place:
            if let country = forms.lazy.compactMap({ Country.named($0.key) }).first { return country.name }
            if let state = forms.lazy.compactMap({ UnitedStates.name(ofAbbreviation: $0.key) }).first { return state }
        case .organization:
            if let row = forms.lazy.compactMap({ KnownOrganizations.row(of: $0.key) }).first {
                return KnownOrganizations.name(of: row)
            }
        case .person, .group, .other: break
        }
        return fullest(forms)?.surface ?? ""
    }

    /// The form with the most words, then the one that is not all capitals, then the earliest.
    private static func fullest(_ forms: [NameForm]) -> NameForm? {
        forms.max { first, second in
            (first.words.count, first.isMixedCase ? 1 : 0, -first.first)
                < (second.words.count, second.isMixedCase ? 1 : 0, -second.first)
        }
    }
}

extension NameForm {
    /// Whether small letters stand in it.
    fileprivate var isMixedCase: Bool { surface.utf8.contains { (97...122).contains($0) } }
}
