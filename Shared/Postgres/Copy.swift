import CPostgres

extension Connection {
    /// Adds rows to a table by `COPY … FROM STDIN (FORMAT binary)`, the fastest way in. Gives their number.
    ///
    /// `append` makes the rows of one element, any number of them; they are sent as they are made, so that the server works
    /// meanwhile. The columns' types must be exactly those of the fields: see ``CopyRows``. When `append` throws, nothing
    /// is added.
    @discardableResult
    public func copy<Element>(
        into table: String, columns: [String], from elements: some Sequence<Element>,
        _ append: (Element, inout CopyRows) throws -> Void
    ) throws -> Int {
        try startCopy(table, columns)
        var rows = CopyRows()
        do {
            for element in elements {
                try append(element, &rows)
                if rows.body.count >= Self.copyPiece { try put(&rows) }
            }
        } catch {
            try abandonCopy()
            throw error
        }
        rows.end()
        try put(&rows)
        return try endCopy()
    }

    /// How many bytes are gathered before they are sent.
    private static let copyPiece = 1 << 16

    private func startCopy(_ table: String, _ columns: [String]) throws(PostgresError) {
        let names = columns.map(quoted).joined(separator: ", ")
        guard PQsendQuery(try opened(), "COPY \(quoted(table)) (\(names)) FROM STDIN (FORMAT binary)") == 1 else {
            throw connectionFailure()
        }
        let deadline = statementDeadline
        try flush(until: deadline)
        guard let result = try nextResult(until: deadline) else { throw connectionFailure() }
        let answer = Rows(result)
        guard answer.status == PGRES_COPY_IN else { throw try fail(answer, until: deadline) }
    }

    /// Sends the rows gathered so far; the time-out runs anew with each piece. What the server thinks of them comes at the
    /// end.
    private func put(_ rows: inout CopyRows) throws(PostgresError) {
        let deadline = statementDeadline
        let pieces = stride(from: 0, to: rows.body.count, by: 1 << 20)
        for start in pieces {
            let part = rows.body[start..<min(start + 1 << 20, rows.body.count)]
            let accepted = part.withUnsafeBytes {
                PQputCopyData(handle, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count))
            }
            guard accepted == 1 else { throw connectionFailure() }
            try flush(until: deadline)
        }
        rows.removeSent()
    }

    private func endCopy() throws(PostgresError) -> Int {
        guard PQputCopyEnd(handle, nil) == 1 else { throw connectionFailure() }
        let deadline = statementDeadline
        try flush(until: deadline)
        return try finishStatement(until: deadline)?.affected ?? 0
    }

    /// Tells the server to forget the COPY; its answer is an error, as it should be.
    private func abandonCopy() throws(PostgresError) {
        guard isOpen, PQputCopyEnd(handle, "abandoned") == 1 else { return close() }
        let deadline = statementDeadline
        try flush(until: deadline)
        while let result = try nextResult(until: deadline) { PQclear(result) }
    }

    /// A name as an SQL identifier.
    public func quoted(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
