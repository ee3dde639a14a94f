import Kafka
import Service

extension Command {
    /// `dateline status`.
    static let status = onInstallation(
        "status", "says where an article is now: in the tables, waiting in a topic, rejected or erased",
        operands: "ID|URL", operandCount: 1...1,
        options: [
            .json, Option("trace", "show when each stage touched it, and the id of its trace"),
            Option("scan", value: "N", "how many messages of a partition to search, from its end (10000)"),
        ],
        details: """
            Looks into the tables, and for the newest message of the article in the partitions of its key. The topic
            articles.inbox is not searched: what lies there has no id yet.

            Exit codes: 0 stored, 3 waiting, 4 rejected, 5 erased, 1 nowhere.
            """
    ) { arguments, installation in
        let id = try ArticleReference(arguments.operands[0]).id
        let limit = try arguments.integer("scan", default: 10_000, in: 1...Int.max)
        let rows = try ArticleRows(of: id, on: installation.connection)
        var whereabouts = try whereabouts(of: id, rows, installation, limit)
        if arguments.has("trace") {
            whereabouts.timeline = Timeline(
                rows: try Timeline.rows(of: id, on: installation.connection), topics: whereabouts.topics,
                names: installation.topics)
        }
        try whereabouts.show(arguments)
        return whereabouts.exitCode
    }

    /// A broker that is away leaves what the tables say.
    private static func whereabouts(
        of id: String, _ rows: ArticleRows, _ installation: Installation, _ limit: Int
    ) throws -> Whereabouts {
        do {
            let search = TopicSearch(
                admin: try installation.admin, reader: try PartitionReader(settings: installation.settings.kafka),
                limit: limit)
            let readers = Reader.all(installation.topics).filter { $0.service != "ingest" }
            return Whereabouts(id: id, rows: rows, topics: try search.traces(of: id, readers: readers))
        } catch {
            guard let absence = Absence(error) else { throw error }
            return Whereabouts(id: id, rows: rows, topics: [], problem: absence.description)
        }
    }
}
