import Language
import NameEvaluation

/// The tables of names that the lexicon is made of.
enum NameLists {
    static func add(to builder: inout LexiconBuilder, data: String, lists: String, more: String?) throws {
        try addOwn(to: &builder, folder: "\(data)/lists")
        try addPackages(to: &builder, folder: lists)
        if let more { try addMore(to: &builder, path: more) }
        for name in try groups(data: data, more: more).sorted() { builder.add(name, .group) }
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

    /// Reads lines of a kind, a colon, and names parted by semicolons.
    private static func addMore(to builder: inout LexiconBuilder, path: String) throws {
        for line in try TaggedText.lines(path) where !line.hasPrefix("#") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            for name in parts[1].split(separator: ";") { addMore(name, kind: parts[0], to: &builder) }
        }
    }

    private static func addMore(_ name: Substring, kind: Substring, to builder: inout LexiconBuilder) {
        switch kind {
        case "person":
            builder.add(name, .person)
            let words = name.split(separator: " ")
            if let last = words.last, words.count > 1 { builder.add(last, .lastName) }
        case "place": builder.add(name, .city)
        case "group": break
        default: builder.add(name, .organization)
        }
    }

    /// Peoples whose names are, at a sentence's head, nearly always another word.
    private static let commonWords: Set = ["she", "even", "was", "gas", "mon", "pole", "poles", "wa"]

    /// The groups of the lists in small letters, with their regular plurals.
    static func groups(data: String, more: String?) throws -> Set<String> {
        var names = try TaggedText.lines("\(data)/lists/groups.tsv").compactMap { $0.split(separator: "\t").last }
        for line in try more.map({ try TaggedText.lines($0) }) ?? [] where line.hasPrefix("group:") {
            names += line.dropFirst(6).split(separator: ";").map { $0.drop { $0 == " " } }
        }
        let plurals = [
            "an", "er", "ic", "or", "at", "ist", "ite", "i", "eb", "rd", "ek", "ab", "im", "jik", "ot", "um", "ar",
        ]
        let named = Set(
            names.flatMap { name in
                let isRegular = plurals.contains { name.hasSuffix($0) }
                return isRegular ? [name.lowercased(), name.lowercased() + "s"] : [name.lowercased()]
            })
        return named.subtracting(commonWords)
    }
}
