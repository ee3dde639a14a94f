import CPostgres

/// What PostgreSQL, or the way to it, said no with.
///
/// The server's DETAIL is left out: it quotes rows, and an article's text is nobody's error message.
public struct PostgresError: Error, Sendable, Equatable {
    /// Five characters, as in PostgreSQL's appendix of error codes; also for failures found on this side.
    public var sqlState: String
    /// The primary message.
    public var message: String
    /// The table at fault, where the server names it.
    public var table: String?
    /// The column at fault, where the server names it.
    public var column: String?
    /// The constraint at fault, where the server names it.
    public var constraint: String?
    /// The connection is of no more use; nothing that was not committed is kept, and whether a `COMMIT` in flight was
    /// kept is unknown.
    public var isConnectionLost: Bool

    /// Makes an error; its class (`08`, `57P`) tells whether the connection is lost unless `isConnectionLost` says so.
    public init(sqlState: String, message: String, isConnectionLost: Bool = false) {
        self.sqlState = sqlState
        self.message = message
        self.isConnectionLost = isConnectionLost || sqlState.hasPrefix("08") || sqlState.hasPrefix("57P")
    }

    /// The same work may succeed later, unchanged: a lost connection, a deadlock, a serialisation failure, a lock not
    /// granted, a time-out, a standby that is not writable yet, or a server short of connections, memory or disk.
    public var isRetriable: Bool {
        if isConnectionLost { return true }
        let codes: Set<String> = ["40001", "40P01", "55P03", "55006", "57014", "25006"]
        return codes.contains(sqlState) || sqlState.hasPrefix("53") || sqlState.hasPrefix("58")
    }
}

extension PostgresError: CustomStringConvertible {
    /// The message with its code, and the object it is about.
    public var description: String {
        let object = [table, column, constraint].compactMap { $0 }.joined(separator: ".")
        return "\(message) (SQLSTATE \(sqlState)\(object.isEmpty ? "" : ", \(object)"))"
    }
}

extension PostgresError {
    /// Reads a failed result.
    init(result: OpaquePointer?, connectionLost: Bool) {
        func field(_ code: Int32) -> String? { PQresultErrorField(result, code).map { String(cString: $0) } }
        let message = field(Field.message) ?? Self.tidy(PQresultErrorMessage(result))
        let state = field(Field.sqlState) ?? (connectionLost ? "08006" : "58000")
        self.init(sqlState: state, message: message, isConnectionLost: connectionLost)
        table = field(Field.table)
        column = field(Field.column)
        constraint = field(Field.constraint)
    }

    /// Reads what libpq says about a connection that failed.
    init(connection: OpaquePointer?, sqlState: String) {
        self.init(sqlState: sqlState, message: Self.tidy(PQerrorMessage(connection)), isConnectionLost: true)
    }

    /// libpq's text on one line.
    private static func tidy(_ text: UnsafePointer<CChar>?) -> String {
        guard let text else { return "no message" }
        let lines = String(cString: text).split(whereSeparator: \.isNewline).map { $0.drop { $0 == "\t" || $0 == " " } }
        return lines.isEmpty ? "no message" : lines.joined(separator: "; ")
    }

    /// `PG_DIAG_*`, which are character macros that Swift does not see.
    private enum Field {
        static let sqlState = Int32(UInt8(ascii: "C"))
        static let message = Int32(UInt8(ascii: "M"))
        static let table = Int32(UInt8(ascii: "t"))
        static let column = Int32(UInt8(ascii: "c"))
        static let constraint = Int32(UInt8(ascii: "n"))
    }
}
