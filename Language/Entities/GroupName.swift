/// What a group is called: "Armenian", "Armenians"; "Turks", "Turkish"; "Democrats", "Democratic".
enum GroupName {
    private static let nouns: [String: String] = [
        "democratic": "democrat", "jewish": "jew", "islamic": "muslim", "moslem": "muslim", "christianity": "christian",
        "scottish": "scot", "englishman": "english", "kurdish": "kurd", "tatars": "tatar", "sikhism": "sikh",
        "conservatives": "conservative", "labourite": "labour", "bolsheviks": "bolshevik",
        "roman catholic": "catholic",
    ]

    /// A key that all forms of one group's name share.
    static func key(_ name: String) -> String {
        if let country = Country.ofDemonym(name) { return country.code }
        let singular =
            name.utf8.count > 4 && name.hasSuffix("s") && !name.hasSuffix("ss") ? String(name.dropLast()) : name
        return nouns[singular] ?? nouns[name] ?? singular
    }
}
