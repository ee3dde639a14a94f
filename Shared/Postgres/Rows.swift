import CPostgres

/// The rows of a statement: the one owner of a `PGresult`, which frees it.
public struct Rows: Sendable, RandomAccessCollection {
    private let owner: ResultOwner

    /// Takes the result over.
    init(_ result: OpaquePointer) {
        owner = ResultOwner(result)
    }

    private init() {
        owner = ResultOwner(nil)
    }

    /// No statement, no rows.
    static let none = Rows()

    /// 0.
    public var startIndex: Int { 0 }
    /// The number of rows.
    public var endIndex: Int { Int(PQntuples(result)) }

    /// One row.
    public subscript(position: Int) -> Row {
        precondition(indices.contains(position), "there is no row \(position)")
        return Row(rows: self, number: Int32(position))
    }

    /// The columns' names, in order.
    public var columns: [String] {
        (0..<PQnfields(result)).compactMap { PQfname(result, $0).map { String(cString: $0) } }
    }

    /// How many rows the statement inserted, updated, deleted or gave.
    public var affected: Int { Int(String(cString: PQcmdTuples(result))) ?? 0 }

    /// What the server says it did, as `INSERT 0 3`.
    public var command: String { String(cString: PQcmdStatus(result)) }

    var result: OpaquePointer? { owner.result }

    var status: ExecStatusType { PQresultStatus(result) }

    var isSuccess: Bool {
        [PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY].contains(status)
    }

    var isError: Bool {
        [PGRES_FATAL_ERROR, PGRES_NONFATAL_ERROR, PGRES_BAD_RESPONSE, PGRES_PIPELINE_ABORTED].contains(status)
    }
}

/// Frees a `PGresult`. Unchecked Sendable: nothing changes a result after it was read, and libpq allows any thread to
/// read and to clear it.
private final class ResultOwner: @unchecked Sendable {
    let result: OpaquePointer?

    init(_ result: OpaquePointer?) {
        self.result = result
    }

    deinit {
        PQclear(result)
    }
}

/// One row of ``Rows``.
public struct Row: Sendable {
    let rows: Rows
    let number: Int32

    /// The value of the column of that name, as the type the caller wants. Throws when there is no such column, when it
    /// is NULL and the type is not optional, or when it cannot be read as the type.
    public subscript<Value: ColumnValue>(_ column: String) -> Value {
        get throws(PostgresError) {
            let index = PQfnumber(rows.result, "\"\(column)\"")
            guard index >= 0 else {
                throw PostgresError(sqlState: "42703", message: "the result has no column '\(column)'")
            }
            return try Value(Cell(rows: rows, row: number, column: index))
        }
    }

    /// The values of all columns in order, as the server writes them; nil for NULL.
    public var texts: [String?] {
        (0..<PQnfields(rows.result)).map { column in
            PQgetisnull(rows.result, number, column) == 1
                ? nil : PQgetvalue(rows.result, number, column).map { String(cString: $0) }
        }
    }
}
