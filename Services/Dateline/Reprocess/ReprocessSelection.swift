import Postgres
import Service

/// Which stored articles shall be read again.
struct ReprocessSelection {
    /// For the table `article`.
    let conditions: Conditions

    static let filters = [
        Option("older-than", value: "VERSION", "only those that an older extractor read, as 1.2.0"),
        Option("status", value: "STATUS", "only those whose reading ended so, as no-model-for-language"),
        Option("language", value: "TAG", "only those in this language, as de; de-AT is in de"),
        Option("all", "all articles"),
    ]

    /// The articles that the operands name, or those that match all filters; one of the two must be given.
    init(_ arguments: Arguments, on connection: Connection) throws {
        var conditions = Conditions()
        if !arguments.operands.isEmpty {
            let ids = try arguments.operands.map { try ArticleReference($0).id }
            conditions.add("id = ANY ($::uuid[])", .array(ids.map(Optional.some)))
        }
        if let text = arguments["older-than"] {
            conditions.add("extractor_key = ANY ($)", .array(try Self.extractors(olderThan: text, on: connection)))
        }
        conditions.add("status = $", ifGiven: arguments["status"])
        conditions.add("language = $ OR language LIKE $ || '-%'", ifGiven: arguments["language"])
        guard !conditions.isEmpty || arguments.has("all") else {
            throw UsageError("say which: ids or URLs, --older-than, --status, --language, or --all")
        }
        self.conditions = conditions
    }

    private static func extractors(olderThan text: String, on connection: Connection) throws -> [Int64?] {
        guard let limit = Version(text) else {
            throw UsageError("--older-than must be a version such as 1.2.0, not '\(text)'")
        }
        return try connection.query("SELECT extractor_key, version FROM extractor").compactMap { row in
            let (key, version): (Int64, String) = (try row["extractor_key"], try row["version"])
            // A version that cannot be read is none of ours, so not newer either.
            return Version(version).map { $0 < limit } ?? true ? key : nil
        }
    }
}
