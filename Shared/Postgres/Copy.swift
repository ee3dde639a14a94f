import CPostgres

extension Connection {
    /// Adds rows to a table by `COPY … FROM STDIN (FORMAT binary)`, the fastest way in. Gives their number.
    ///
    /// The columns' types must be exactly those of the fields: see ``CopyRows``.
    @discardableResult
    public func copy(into table: String, columns: [String], _ rows: CopyRows) throws(PostgresError) -> Int {
        guard rows.count > 0 else { return 0 }
        let names = columns.map(quoted).joined(separator: ", ")
        guard PQsendQuery(try opened(), "COPY \(quoted(table)) (\(names)) FROM STDIN (FORMAT binary)") == 1 else {
            throw connectionFailure()
        }
        try flush(until: statementDeadline)
        try awaitCopyStart()
        try put(rows.body)
        try put(CopyRows.trailer)
        try endCopy()
        let deadline = statementDeadline
        return try finishStatement(until: deadline)?.affected ?? 0
    }

    private func awaitCopyStart() throws(PostgresError) {
        let deadline = statementDeadline
        guard let result = try nextResult(until: deadline) else { throw connectionFailure() }
        let answer = Rows(result)
        guard answer.status == PGRES_COPY_IN else { throw try fail(answer, until: deadline) }
    }

    /// Sends the data piece by piece; the time-out runs anew with each. What the server thinks of it comes with the
    /// statement's result.
    private func put(_ bytes: [UInt8]) throws(PostgresError) {
        let piece = 1 << 18
        for start in stride(from: 0, to: bytes.count, by: piece) {
            let part = bytes[start..<min(start + piece, bytes.count)]
            let accepted = part.withUnsafeBytes {
                PQputCopyData(handle, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count))
            }
            guard accepted == 1 else { throw connectionFailure() }
            try flush(until: statementDeadline)
        }
    }

    private func endCopy() throws(PostgresError) {
        guard PQputCopyEnd(handle, nil) == 1 else { throw connectionFailure() }
        try flush(until: statementDeadline)
    }

    /// A name as an SQL identifier.
    public func quoted(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
