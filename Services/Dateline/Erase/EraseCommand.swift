import FoundationEssentials
import Service

extension Command {
    /// `dateline erase`.
    static let erase = onInstallation(
        "erase", "removes an article for good, and keeps it from coming back",
        operands: "ID|URL", operandCount: 1...1,
        options: [.json, Option("reason", value: "TEXT", "why, for the table of erasures")],
        details: """
            Deletes the article, its older texts, its facts, its rejected copies and the entities that only it named; notes in
            the table 'erasure' who asked and why; and writes tombstones to the topics 'articles' and
            'articles.extracted'. It may be done again, and before the article ever came.

            Exit codes: 0 done. When the broker is away (69) the tables are done: run it again for the tombstones.
            """
    ) { arguments, installation in
        let user = ProcessInfo.processInfo.environment["USER"] ?? "unknown"
        let erasure = Erasure(
            id: try ArticleReference(arguments.operands[0]).id, reason: arguments["reason"] ?? "not given",
            operatorName: user)
        let wasStored = try erasure.inTables(on: installation.connection)
        _ = try installation.admin
        let topics = installation.topics
        let tombstones = try erasure.inTopics(
            [topics.articles, topics.extracted], by: Outbox(installation.settings.kafka))
        try ErasureReport(id: erasure.id, wasStored: wasStored, tombstones: tombstones).show(arguments)
        return .success
    }
}
