/// The attributes that reading looks at; the others are left out before parsing.
enum AttributeName: String, CaseIterable, Sendable {
    case `class`, id, role, rel, href, name, property, content, datetime, title, lang, hidden, style, charset
    case itemprop, itemtype
    case ariaHidden = "aria-hidden"
    case ariaLabel = "aria-label"
    case httpEquiv = "http-equiv"
    case dataTestID = "data-testid"
    case dataComponent = "data-component"
    case dataType = "data-type"
    case dataModule = "data-module"

    private static let byName = WordTable(allCases.enumerated().map { ($1.rawValue, UInt16($0)) })
    private static let all = Array(allCases)

    init?(hash: UInt64) {
        guard let index = Self.byName.value(hash) else { return nil }
        self = Self.all[Int(index)]
    }

    /// Its bit in a set of names.
    var bit: UInt32 { 1 << UInt32(Self.order[self] ?? 0) }

    private static let order = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
