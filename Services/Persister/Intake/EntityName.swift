import Shared

/// What makes entities of different articles one.
enum EntityName {
    /// The longest name that is stored, in bytes: longer ones are mistakes, and an index cannot hold them.
    static let limit = 1000

    /// The place's number in GeoNames, else the type with the normalised name. A name of marks alone stays as it is.
    static func matchKey(of entity: Entity) -> String {
        if entity.type == .place, let number = entity.geonamesId { return "geonames:\(number)" }
        let name = NormalisedName(entity.name).text
        return "\(entity.type.rawValue):\(name.isEmpty ? entity.name : name)"
    }
}
