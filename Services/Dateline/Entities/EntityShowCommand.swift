import Postgres
import Service

extension Command {
    /// `dateline entity show`.
    static let entityShow = onInstallation(
        "entity show", "shows an entity: its names, roles, what was found as it, and what was decided about it",
        operands: "ENTITY", operandCount: 1...1,
        details:
            "ENTITY is a number or, where only one is called so, a name.\n\nExit codes: 0; 1 there is no such entity."
    ) { arguments, installation in
        let connection = try installation.connection
        let key = try EntityReference(arguments.operands[0], on: connection).key
        guard let portrait = try EntityPortrait(of: key, on: connection) else {
            StandardStream.error.write("dateline: there is no entity \(key)\n")
            return .failure
        }
        try portrait.show(arguments)
        return .success
    }
}

/// All that is known of one entity.
struct EntityPortrait: Report, Equatable {
    /// Something that articles say, and how many.
    struct Count: Encodable, Equatable {
        var text: String
        var articles: Int
    }

    /// An entity as it is found, that means this one.
    struct Found: Encodable, Equatable {
        var number: Int
        var matchKey: String
    }

    let number: Int
    let type: String
    let name: String
    let isHidden: Bool
    /// As articles write them, the most frequent first.
    let names: [Count]
    let roles: [Count]
    let found: [Found]
    let decisions: [EntityDecision]

    /// The entity that `key` means; nil when there is none.
    init?(of key: Int, on connection: Connection) throws {
        let rows = try connection.query(Self.entity, [.integer(key)])
        guard let row = rows.first else { return nil }
        number = try row["entity_key"]
        type = try row["type"]
        name = try row["name"]
        isHidden = try row["is_hidden"]
        let parameters: [Parameter] = [.integer(number)]
        names = try connection.query(Self.names, parameters).map(Count.init)
        roles = try connection.query(Self.roles, parameters).map(Count.init)
        found = try connection.query(Self.found, parameters).map {
            Found(number: try $0["entity_key"], matchKey: try $0["match_key"])
        }
        decisions = try connection.query(EntityDecision.select(Self.concerned), parameters).map(EntityDecision.init)
    }

    var text: String {
        func list(_ counts: [Count]) -> String {
            counts.isEmpty ? "none" : counts.map { "\($0.text) (\($0.articles))" }.joined(separator: ", ")
        }
        var lines = [
            "\(number) \(name), \(type)\(isHidden ? ", hidden" : "")", "names: \(list(names))",
            "roles: \(list(roles))",
        ]
        lines += found.map { "found as: \($0.matchKey) (\($0.number))" }
        lines += decisions.map { "decision \($0.text)" }
        return lines.map { $0.printable + "\n" }.joined()
    }

    private static let entity = """
        SELECT e.entity_key, e.type, e.name, e.means_key IS NULL AS is_hidden
        FROM entity f JOIN entity e ON e.entity_key = coalesce(f.means_key, f.entity_key)
        WHERE f.entity_key = $1::bigint
        """
    /// The entities that mean it; a hidden one means nobody and stands for itself here.
    private static let meant = "SELECT entity_key FROM entity WHERE coalesce(means_key, entity_key) = $1::bigint"
    private static let names = """
        SELECT name_in_text AS text, articles FROM entity_name
        WHERE entity_key = $1::bigint ORDER BY articles DESC, text LIMIT 20
        """
    private static let roles = """
        SELECT concat_ws(', ', role, country) AS text, count(*) AS articles FROM article_entity
        WHERE entity_key IN (\(meant)) AND role IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20
        """
    private static let found = """
        SELECT entity_key, match_key FROM entity WHERE entity_key IN (\(meant)) ORDER BY 1
        """
    private static let concerned = """
        d.match_key IN (SELECT match_key FROM entity WHERE entity_key IN (\(meant)))
            OR d.value IN (SELECT match_key FROM entity WHERE entity_key IN (\(meant)))
        """
}

extension EntityPortrait.Count {
    init(_ row: Row) throws {
        text = try row["text"]
        articles = try row["articles"]
    }
}
