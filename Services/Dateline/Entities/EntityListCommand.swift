import Postgres
import Service

extension Command {
    /// `dateline entity list`.
    static let entityList = onInstallation(
        "entity list", "lists persons, organizations, places and so on, those named most first",
        operands: "[PART]", operandCount: 0...1,
        options: [
            .json,
            Option("type", value: "TYPE", "only persons, organizations, places, groups or others, as person"),
            Option("limit", value: "N", "show so many at most (50)"),
        ],
        details: """
            PART is a part of any name that articles have used for them, in capitals or not.

            Exit codes: 0, also when there is none.
            """
    ) { arguments, installation in
        let limit = try arguments.integer("limit", default: 50, in: 1...100_000)
        try EntityList(
            part: arguments.operands.first, type: arguments["type"].map(EntityChoice.type), limit: limit,
            on: installation.connection
        ).show(arguments)
        return .success
    }
}

/// Some entities.
struct EntityList: Report, Equatable {
    /// A row of `entity_overview`.
    struct Entry: Encodable, Equatable {
        var number: Int
        var type: String
        var name: String
        var articles: Int
        var mentions: Int
        var country: String?
        var firstOn: String?
        var lastOn: String?
    }

    let entries: [Entry]

    init(part: String?, type: String?, limit: Int, on connection: Connection) throws {
        var conditions = Conditions()
        conditions.add("type = $", ifGiven: type)
        conditions.add(
            """
            entity_key IN (SELECT f.means_key FROM entity_alias a JOIN entity f USING (entity_key)
                WHERE a.name ILIKE '%' || regexp_replace($, '([%_\\\\])', '\\\\\\1', 'g') || '%')
            """, ifGiven: part)
        entries = try connection.query(
            """
            SELECT * FROM entity_overview WHERE \(conditions.sql)
            ORDER BY articles DESC, mentions DESC, entity_key LIMIT \(limit)
            """, conditions.parameters
        ).map(Entry.init)
    }

    var text: String {
        if entries.isEmpty { return "none\n" }
        var table = Table(
            .number("NUMBER"), .text("TYPE"), .text("NAME"), .number("ARTICLES"), .number("MENTIONS"), .text("COUNTRY"),
            .text("FROM"), .text("TO"))
        for entry in entries {
            table.add(
                String(entry.number), entry.type, entry.name, String(entry.articles), String(entry.mentions),
                entry.country ?? "", entry.firstOn ?? "", entry.lastOn ?? "")
        }
        return table.text
    }
}

extension EntityList.Entry {
    init(_ row: Row) throws {
        number = try row["entity_key"]
        type = try row["type"]
        name = try row["name"]
        articles = try row["articles"]
        mentions = try row["mentions"]
        country = try row["country"]
        firstOn = try row["first_on"]
        lastOn = try row["last_on"]
    }
}
