import NameEvaluation

/// Names of the lists by kind, to draw from.
struct NamePools {
    /// What a name may be replaced by.
    enum Kind: Hashable {
        case firstName, lastName, country, place, people, peoples, organization, shortOrganization, acronym
    }

    private var names: [Kind: [String]] = [:]
    private var kinds: [String: Kind] = [:]

    init(data: String, lists: String, groups: Set<String>) throws {
        for row in try Self.rows("\(data)/lists/people.tsv", fields: 3) {
            add(row[2], row[1] == "first" ? .firstName : .lastName)
        }
        for row in try Self.rows("\(lists)/places.tsv", fields: 2) {
            switch row[0] {
            case "country": add(row[1], .country)
            case "capital", "city", "town", "village", "region": add(row[1], .place)
            default: break
            }
        }
        for row in try Self.rows("\(data)/lists/groups.tsv", fields: 2) where groups.contains(row[1].lowercased()) {
            add(row[1], row[1].hasSuffix("s") ? .peoples : .people)
        }
        for row in try Self.rows("\(data)/lists/orgs.tsv", fields: 3) {
            add(row[2])
            for alias in row.count > 3 ? row[3].split(whereSeparator: { "|;".contains($0) }) : [] { add(alias) }
        }
    }

    private static func rows(_ path: String, fields: Int) throws -> [[Substring]] {
        try TaggedText.lines(path).map { $0.split(separator: "\t") }.filter { $0.count >= fields }
    }

    private mutating func add(_ organization: Substring) {
        let isAcronym = organization.allSatisfy { $0.isUppercase } && organization.count > 1
        add(organization, isAcronym ? .acronym : organization.contains(" ") ? .organization : .shortOrganization)
    }

    private mutating func add(_ name: Substring, _ kind: Kind) {
        names[kind, default: []].append(String(name))
        if kind == .country || kinds[String(name)] == nil { kinds[String(name)] = kind }
    }

    /// The kind that the lists know a name as.
    func kind(of name: String) -> Kind? { kinds[name] }

    /// A name of a kind.
    func draw(_ kind: Kind, _ random: inout SeededGenerator) -> String? { names[kind]?.randomElement(using: &random) }
}
