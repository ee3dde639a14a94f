import Postgres
import Service

extension Command {
    /// `dateline rejected list`.
    static let rejectedList = onInstallation(
        "rejected list", "lists what could not be processed, the newest first",
        options: [
            .json,
            Option("state", value: "STATE", "open, replayed, dropped or all (open)"),
            Option("limit", value: "N", "show so many at most (50)"),
        ] + RejectedSelection.filters,
        details: """
            Each rejection keeps its original bytes, the reason, and where it came from.

            Exit codes: 0, also when there is none.
            """
    ) { arguments, installation in
        let selection = try RejectedSelection.listed(arguments)
        let limit = try arguments.integer("limit", default: 50, in: 1...100_000)
        try RejectedList(selection, limit: limit, on: installation.connection).show(arguments)
        return .success
    }
}

/// Some rejections, and how many there are.
struct RejectedList: Report, Equatable {
    let total: Int
    let entries: [RejectedEntry]

    init(_ selection: RejectedSelection, limit: Int, on connection: Connection) throws {
        let (wanted, parameters) = (selection.conditions.sql, selection.conditions.parameters)
        let count = try connection.query("SELECT count(*) FROM rejected_article WHERE \(wanted)", parameters)
        total = try count.first?["count"] ?? 0
        entries = try connection.query(
            """
            SELECT \(RejectedEntry.columns) FROM rejected_article
            WHERE \(wanted) ORDER BY rejected_key DESC LIMIT \(limit)
            """, parameters
        ).map(RejectedEntry.init)
    }

    var text: String {
        if entries.isEmpty { return "none\n" }
        var table = Table(
            .number("NUMBER"), .text("WHEN"), .text("STATE"), .text("STAGE"), .text("REASON"), .text("FROM"),
            .number("BYTES"), .text("DETAIL", limit: 80))
        for entry in entries {
            table.add(
                String(entry.number), String(entry.rejectedAt.prefix(19)), entry.state, entry.stage, entry.reason,
                entry.origin, entry.bytes.map(String.init) ?? "-", entry.detail)
        }
        return table.text + (total > entries.count ? "\(entries.count) of \(total); --limit shows more\n" : "")
    }
}
