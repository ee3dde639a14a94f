import Shared

/// A country or territory of ISO 3166-1.
public struct Country: Sendable {
    /// ISO 3166-1 alpha-2.
    public let code: String
    /// The name that Dateline gives it in every article.
    public let name: String
    /// Other names, as news write them.
    let aliases: [Substring]
    /// Its adjectives, and what its people are called.
    let demonyms: [Substring]
    /// The seat of its government.
    let capitals: [Substring]
    /// States of the past on its soil, which are other entities.
    let predecessors: [Substring]

    /// All of them.
    public static let all: [Country] = "\(list)".split(separator: "\n").map { Country(line: $0) }

    /// Its name and its other names, those of predecessors too.
    package var allNames: [String] { [name] + (aliases + predecessors).map { String($0) } }

    /// Whether its government has its seat in the city of a name.
    package func isCapital(_ city: String) -> Bool {
        capitals.contains { NormalisedName($0) == NormalisedName(city) }
    }

    private init(line: Substring) {
        let fields = line.split(separator: ";", omittingEmptySubsequences: false)
        func names(_ index: Int) -> [Substring] { index < fields.count ? fields[index].split(separator: ",") : [] }
        code = String(fields.first ?? "")
        name = names(1).first.map { String($0) } ?? code
        aliases = names(2)
        demonyms = names(3)
        capitals = names(4)
        predecessors = names(5)
    }

    /// The country with an ISO code.
    public static func with(code: String) -> Country? { indexOfCode[code].map { all[$0] } }

    /// The country that a normalised name or alias names.
    static func named(_ name: String) -> Country? { indexOfName[name].map { all[$0] } }

    /// The country on whose soil a state of the past lay.
    static func succeeding(_ name: String) -> Country? { indexOfPredecessor[name].map { all[$0] } }

    /// The country of a normalised adjective or people's name, in the singular or plural.
    static func ofDemonym(_ word: String) -> Country? { indexOfDemonym[word].map { all[$0] } }

    /// The country whose capital bears a normalised name.
    static func withCapital(_ name: String) -> Country? { indexOfCapital[name].map { all[$0] } }

    /// The first words of the names of countries, their peoples and capitals, and the United States' states: what begins
    /// otherwise is none of these.
    static let firstWords: Set<Substring> = {
        let names = [indexOfName, indexOfDemonym, indexOfCapital].flatMap(\.keys) + UnitedStates.names
        return Set(names.compactMap { $0.split(separator: " ").first })
    }()

    private static let indexOfCode = index {
        [$0.code[...]]
    } normalised: {
        String($0)
    }
    private static let indexOfName = index { [$0.name[...]] + $0.aliases }
    private static let indexOfPredecessor = index { $0.predecessors }
    private static let indexOfCapital = index { $0.capitals }
    private static let indexOfDemonym = index { country in
        country.demonyms + country.demonyms.filter { !$0.hasSuffix("s") }.map { $0 + "s" }
    }

    private static func index(
        _ names: (Country) -> [Substring], normalised: (Substring) -> String = { NormalisedName($0).text }
    ) -> [String: Int] {
        var table: [String: Int] = [:]
        for (index, country) in all.enumerated() {
            for name in names(country) where table[normalised(name)] == nil { table[normalised(name)] = index }
        }
        return table
    }
}
