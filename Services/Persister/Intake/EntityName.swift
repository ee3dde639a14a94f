import Shared

/// What makes entities of different articles one.
enum EntityName {
    /// The place's number in GeoNames, the people's country ("Turks", "Turkish"), else the type with the normalised name. A
    /// name of marks alone stays as it is.
    static func matchKey(of entity: Entity) -> String {
        if entity.type == .place, let number = entity.geonamesId { return "geonames:\(number)" }
        if entity.type == .group, let country = entity.country { return "group:\(country)" }
        let name = NormalisedName(entity.name).text
        if entity.type == .group { return "group:\(singular(name.isEmpty ? entity.name : name))" }
        return entity.type.rawValue + ":" + (name.isEmpty ? entity.name : name)
    }

    /// "democrats" as "democrat".
    private static func singular(_ name: String) -> String {
        name.utf8.count > 4 && name.hasSuffix("s") && !name.hasSuffix("ss") ? String(name.dropLast()) : name
    }
}
