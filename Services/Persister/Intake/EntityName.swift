import Shared

/// What makes entities of different articles one.
enum EntityName {
    /// The longest name that is stored, in bytes: longer ones are mistakes, and an index cannot hold them.
    static let limit = 1000

    /// The place's number in GeoNames, else the type with the normalised name.
    static func matchKey(of entity: Entity) -> String {
        if entity.type == .place, let number = entity.geonamesId { return "geonames:\(number)" }
        return "\(entity.type.rawValue):\(normalised(entity.name))"
    }

    /// Small letters, single spaces, plain apostrophes and hyphens, no marks at the ends. A name of marks alone stays.
    static func normalised(_ name: String) -> String {
        let words = name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let plain = String(String.UnicodeScalarView(words.unicodeScalars.map(plain)))
        let isMark = { (letter: Character) in letter.isPunctuation || letter.isWhitespace }
        let trimmed = plain.drop(while: isMark)
        let end = trimmed.lastIndex { !isMark($0) }.map(trimmed.index(after:)) ?? trimmed.startIndex
        return end == trimmed.startIndex ? plain : String(trimmed[..<end])
    }

    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "\u{2018}", "\u{2019}", "\u{02BC}": "'"
        case "\u{2010}", "\u{2011}", "\u{2013}": "-"
        default: scalar
        }
    }
}
