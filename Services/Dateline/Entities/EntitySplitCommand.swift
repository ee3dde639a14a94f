import Postgres
import Service

extension Command {
    /// `dateline entity split`.
    static let entitySplit = onInstallation(
        "entity split", "makes an entity of its own of what some articles call by the same name",
        operands: "ENTITY", operandCount: 1...1,
        options: EntityChoice.options + [
            Option("article", value: "ID|URL", "in this article it is another one; may be repeated"),
            Option("name", value: "NAME", "it is another one where this is its only name; may be repeated"),
            Option("as", value: "NAME", "what the new entity is called"),
        ],
        details: """
            The mentions and quotes of those articles go to the new entity, now and whenever they are read anew; with --name
            those of articles to come too. Names are told apart by capitals and accents.

            Exit codes: 0 decided; 1 it cannot be.
            """
    ) { arguments, installation in
        let articles = try arguments.all("article").map { try ArticleReference($0).id }
        let names = arguments.all("name")
        guard !articles.isEmpty || !names.isEmpty else { throw UsageError("say what: --article or --name") }
        let connection = try installation.connection
        let entity = try EntityReference(arguments.operands[0], on: connection)
        let rows = try connection.query(
            "SELECT split_entity($1::bigint::integer, $2::uuid[], $3, $4, $5, $6) AS number",
            [
                .integer(entity.key), .array(articles.map(Optional.some)), .array(names.map(Optional.some)),
                .text(arguments["as"]), .text(EntityChoice.user), .text(arguments["note"] ?? ""),
            ])
        try EntityDecisionList(number: rows.first?["number"] ?? 0, on: connection).show(arguments)
        return .success
    }
}
