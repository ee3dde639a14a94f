import Postgres
import Service

/// Which rows are exported.
struct ExportSelection {
    /// The options that choose.
    static let filters = [
        Option("since", value: "DAY", "only articles published on that day or later, as 2024-05-10"),
        Option("until", value: "DAY", "only articles published on that day or earlier"),
        Option("language", value: "TAG", "only articles in this language, as de; de-AT is in de"),
        Option("entity", value: "ENTITY", "only what is of this entity: a number or a name"),
    ]

    private var articles = Conditions()
    private var entity: Int?

    init(_ arguments: Arguments, on connection: Connection) throws {
        let (since, until) = (try Self.day("since", arguments), try Self.day("until", arguments))
        if let since, let until, since > until {
            throw UsageError("--since \(since) is later than --until \(until)")
        }
        articles.add("a.published_on >= $::date", ifGiven: since)
        articles.add("a.published_on <= $::date", ifGiven: until)
        articles.add("a.language = $ OR a.language LIKE $ || '-%'", ifGiven: arguments["language"])
        entity = try arguments["entity"].map { try EntityReference($0, on: connection).key }
    }

    /// What stands after WHERE, in the statement of a kind.
    func conditions(for kind: ExportKind) -> Conditions {
        var conditions = articles
        guard let entity else { return conditions }
        // The number may be that of an entity that was merged into another.
        let meant = "(SELECT means_key FROM entity WHERE entity_key = $::bigint)"
        let clause =
            switch kind {
            case .entities, .mentions, .places: "e.entity_key = \(meant)"
            case .quotes: "q.speaker_key = \(meant)"
            case .articles, .dates:
                "a.article_key IN (SELECT n.article_key FROM entity_in_article n WHERE n.entity_key = \(meant))"
            }
        conditions.add(clause, .integer(entity))
        return conditions
    }

    private static func day(_ option: String, _ arguments: Arguments) throws(UsageError) -> String? {
        guard let word = arguments[option] else { return nil }
        guard word.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil else {
            throw UsageError("--\(option) must be a day, as 2024-05-10, not '\(word)'")
        }
        return word
    }
}
