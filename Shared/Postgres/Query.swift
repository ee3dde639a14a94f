import CPostgres

extension Connection {
    /// Runs one statement with parameters `$1`, `$2`, … and gives its rows.
    @discardableResult
    public func query(_ sql: String, _ parameters: [Parameter] = []) throws(PostgresError) -> Rows {
        let deadline = statementDeadline
        try send(sql, parameters)
        try flush(until: deadline)
        return try finishStatement(until: deadline) ?? Rows.none
    }

    /// Runs one statement and hands over its rows one by one as they come, so that a result of any size fits.
    /// The time-out runs anew with every row. When `body` throws, the rest is dropped with the connection.
    public func stream(_ sql: String, _ parameters: [Parameter] = [], _ body: (Row) throws -> Void) throws {
        try send(sql, parameters)
        PQsetSingleRowMode(handle)
        try flush(until: statementDeadline)
        while let result = try nextResult(until: statementDeadline) {
            let rows = Rows(result)
            guard rows.status == PGRES_SINGLE_TUPLE || rows.isSuccess else {
                throw try fail(rows, until: statementDeadline)
            }
            do {
                for row in rows { try body(row) }
            } catch {
                close()
                throw error
            }
        }
    }

    /// Runs a script of any number of statements, without parameters or rows. Unless it says otherwise, it is one
    /// transaction.
    public func execute(_ script: String) throws(PostgresError) {
        try execute(script, until: statementDeadline)
    }

    func execute(_ script: String, until deadline: Deadline) throws(PostgresError) {
        guard PQsendQuery(try opened(), script) == 1 else { throw connectionFailure() }
        try flush(until: deadline)
        _ = try finishStatement(until: deadline)
    }

    /// The handle; throws when the connection is closed or was lost.
    func opened() throws(PostgresError) -> OpaquePointer {
        guard let handle else {
            throw PostgresError(sqlState: "08003", message: "the connection to \(settings) is closed")
        }
        return handle
    }

    /// Queues a statement in libpq.
    func send(_ sql: String, _ parameters: [Parameter]) throws(PostgresError) {
        let handle = try opened()
        guard !sql.utf8.contains(0) else { throw PostgresError(sqlState: "42601", message: "a NUL byte in the SQL") }
        let sent = try ParameterBuffer(parameters).withPointers { types, values, lengths, formats in
            PQsendQueryParams(handle, sql, Int32(parameters.count), types, values, lengths, formats, 0)
        }
        guard sent == 1 else { throw connectionFailure() }
    }

    /// Writes all that libpq holds. Reads meanwhile, since a server that cannot write would not read either.
    func flush(until deadline: Deadline) throws(PostgresError) {
        while true {
            switch PQflush(try opened()) {
            case 0: return
            case 1:
                if try wait(for: .either, until: deadline), PQconsumeInput(handle) == 0 { throw connectionFailure() }
            default: throw connectionFailure()
            }
        }
    }

    /// The next result of what was sent; nil when there is no more. The caller owns it.
    func nextResult(until deadline: Deadline) throws(PostgresError) -> OpaquePointer? {
        while PQisBusy(try opened()) == 1 {
            try wait(for: .read, until: deadline)
            guard PQconsumeInput(handle) == 1 else { throw connectionFailure() }
        }
        return PQgetResult(handle)
    }

    /// Reads results to the end; gives the last, throws for the first that failed.
    func finishStatement(until deadline: Deadline) throws(PostgresError) -> Rows? {
        var last: Rows?
        while let result = try nextResult(until: deadline) {
            let rows = Rows(result)
            guard rows.isSuccess else { throw try fail(rows, until: deadline) }
            last = rows
        }
        return last
    }

    /// The error of a failed result, after the rest of the statement's results was read and dropped.
    func fail(_ failed: Rows, until deadline: Deadline) throws(PostgresError) -> PostgresError {
        guard failed.isError else {
            // COPY through `query`: libpq would wait for data for ever.
            close()
            return PostgresError(sqlState: "0A000", message: "COPY needs copy(into:)", isConnectionLost: true)
        }
        while let result = try nextResult(until: deadline) { PQclear(result) }
        let lost = PQstatus(handle) == CONNECTION_BAD
        let error = PostgresError(result: failed.result, connectionLost: lost)
        if error.isConnectionLost { close() }
        return error
    }

    /// The error of a connection that broke, which is closed.
    func connectionFailure() -> PostgresError {
        let error = PostgresError(connection: handle, sqlState: "08006")
        close()
        return error
    }
}
