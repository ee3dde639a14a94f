import Language

/// The tables of names that the lexicon is made of.
enum NameLists {
    static func add(to builder: inout LexiconBuilder, data: String, lists: String) throws {
        try addOwn(to: &builder, folder: "\(data)/lists")
        try addPackages(to: &builder, folder: lists)
    }

    private static func addOwn(to builder: inout LexiconBuilder, folder: String) throws {
        try builder.addTable("\(folder)/orgs.tsv") { fields in
            guard fields.count >= 3 else { return [] }
            let aliases = fields.count > 3 ? fields[3].split { "|;".contains($0) } : []
            return [(fields[2], .organization)] + aliases.map { ($0, .organizationAlias) }
        }
        try builder.addTable("\(folder)/people.tsv") { fields in
            fields.count >= 3 ? [(fields[2], fields[1] == "first" ? .firstName : .lastName)] : []
        }
        try builder.addTable("\(folder)/persons.tsv") { fields in
            fields.count >= 2 ? [(fields[1], .person)] : []
        }
        try builder.addTable("\(folder)/groups.tsv") { fields in
            fields.count >= 2 ? [(fields[1], .group)] : []
        }
    }

    private static func addPackages(to builder: inout LexiconBuilder, folder: String) throws {
        let places: [Substring: Lexicon.Kinds] = [
            "country": .country, "capital": .city, "city": .city, "city-other": .otherPlaceName, "town": .town,
            "town-other": .otherPlaceName, "village": .village, "region": .region, "demonym": .group,
        ]
        try builder.addTable("\(folder)/places.tsv") { fields in
            fields.count == 2 ? places[fields[0]].map { [(fields[1], $0)] } ?? [] : []
        }
        try builder.addTable("\(folder)/people.tsv") { fields in
            fields.count == 2 ? [(fields[1], fields[0] == "first" ? .otherFirstName : .otherLastName)] : []
        }
        try builder.addTable("\(folder)/companies.tsv") { fields in
            fields.count == 2 ? [(fields[1], .company)] : []
        }
    }
}
