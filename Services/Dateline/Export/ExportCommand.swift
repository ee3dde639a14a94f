import Postgres
import Service

extension Command {
    /// `dateline export`.
    static let export = onInstallation(
        "export", "writes tables to a file or standard output, as NDJSON or CSV",
        options: [
            Option("what", value: "KIND", "articles, entities, mentions, quotes, dates or places (articles)"),
            Option("format", value: "FORMAT", "ndjson or csv (ndjson)"),
            Option("output", value: "FILE", "write there, and only when all is written; '-' is standard output (-)"),
        ] + ExportSelection.filters,
        details: """
            Everything stands as it was at one moment, and entities as people decided. With --entity: its mentions, its quotes,
            and the articles that name it, with their dates.

            CSV is that of RFC 4180 in UTF-8, the columns' names first. A text that a spreadsheet would take for a formula gets
            an apostrophe before it.

            Exit codes: 0 all is written, or the reader has seen enough; 1 it could not be.
            """
    ) { arguments, installation in
        let kind = try choice("what", ExportKind.articles, arguments)
        let format = try choice("format", ExportFormat.ndjson, arguments)
        let selection = try ExportSelection(arguments, on: installation.connection)
        let output = try ExportOutput(arguments["output"] ?? "-")
        do {
            try Export(kind: kind, format: format, selection: selection).write(
                to: output, from: Connection(installation.settings.database.forExports))
            try output.finish()
        } catch is ExportOutput.ReaderGone {
            return .success
        }
        return .success
    }

    private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ option: String, _ usual: Choice, _ arguments: Arguments
    ) throws(UsageError) -> Choice {
        guard let word = arguments[option] else { return usual }
        guard let choice = Choice(rawValue: word) else {
            let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw UsageError("--\(option) must be one of \(known), not '\(word)'")
        }
        return choice
    }
}

extension ConnectionSettings {
    /// The same database, with the patience that reading everything takes.
    fileprivate var forExports: ConnectionSettings {
        var settings = self
        settings.statementTimeout = .seconds(24 * 3600)
        return settings
    }
}
