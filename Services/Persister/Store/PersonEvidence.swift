import Shared

/// What tells apart people of one name: the country that an article gives them, and their walk of life.
struct PersonEvidence: Equatable {
    /// Walks of life between which people seldom change, so that two of them mean two people.
    enum Walk: String, CaseIterable {
        case office, faith, sport, arts
    }

    var country: String?
    var walk: Walk?

    /// Nothing is known.
    init(country: String? = nil, walk: Walk? = nil) {
        self.country = country
        self.walk = walk
    }

    /// Reads a role: "Foreign Minister" is an office. Whose an ambassador, envoy or correspondent is cannot be told from "to
    /// Armenia", so that their country tells nothing.
    init(role: String?, country: String?) {
        let words = NormalisedName(role ?? "").text.split(separator: " ")
        self.country = words.contains { Self.abroad.contains($0) } ? nil : country
        walk = words.last.flatMap { Self.walks[$0] }
    }

    var isEmpty: Bool { country == nil && walk == nil }

    /// Whether both cannot be of one person: they differ in what both know.
    func disagrees(with other: PersonEvidence) -> Bool {
        Self.differ(country, other.country) || Self.differ(walk, other.walk)
    }

    /// In how many things both agree.
    func agreement(with other: PersonEvidence) -> Int {
        (country != nil && country == other.country ? 1 : 0) + (walk != nil && walk == other.walk ? 1 : 0)
    }

    /// What both know together.
    func merged(with other: PersonEvidence) -> PersonEvidence {
        PersonEvidence(country: country ?? other.country, walk: walk ?? other.walk)
    }

    /// As match keys have it: "US, sport".
    var text: String { [country, walk?.rawValue].compactMap(\.self).joined(separator: ", ") }

    private static func differ<Value: Equatable>(_ one: Value?, _ other: Value?) -> Bool {
        one != nil && other != nil && one != other
    }

    private static let abroad: Set<Substring> = [
        "ambassador", "envoy", "diplomat", "consul", "correspondent", "reporter", "representative",
    ]

    /// The last word of a role.
    private static let walks: [Substring: Walk] = {
        let words: [Walk: StaticString] = [
            .office: """
            minister premier chancellor senator congressman congresswoman lawmaker legislator mp mep councillor councilman
            councilwoman alderman governor mayor ambassador diplomat consul undersecretary king queen emperor sultan emir
            """,
            .faith: "pope archbishop bishop cardinal rabbi imam ayatollah patriarch chaplain pastor priest reverend",
            .sport: """
            coach trainer striker midfielder defender goalkeeper quarterback pitcher footballer cricketer golfer swimmer
            cyclist boxer athlete
            """,
            .arts: """
            actor actress comedian singer songwriter musician rapper composer conductor filmmaker screenwriter painter
            sculptor novelist poet playwright
            """,
        ]
        return words.reduce(into: [:]) { table, entry in
            for word in "\(entry.value)".split(whereSeparator: \.isWhitespace) { table[word] = entry.key }
        }
    }()
}
