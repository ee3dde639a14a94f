import Postgres

/// How rows are written.
enum ExportFormat: String, CaseIterable {
    case ndjson, csv
}

/// Writes rows as they come from the database: any number of them needs the memory of one. They come from one statement, and so
/// from one moment.
struct Export {
    let kind: ExportKind
    let format: ExportFormat
    let selection: ExportSelection

    func write(to output: ExportOutput, from connection: Connection) throws {
        let conditions = selection.conditions(for: kind)
        let (sql, parameters) = (kind.select(conditions.sql, as: format), conditions.parameters)
        switch format {
        case .ndjson:
            try connection.stream("SELECT row_to_json(r)::text AS line FROM (\(sql)) AS r", parameters) { row in
                let line: String = try row["line"]
                try output.write(line + "\n")
            }
        case .csv:
            try output.write(CSV.record(kind.columns.map(\.name)))
            try connection.stream(sql, parameters) { try output.write(CSV.record($0.texts)) }
        }
    }
}
