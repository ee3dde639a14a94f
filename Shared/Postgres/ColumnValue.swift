import CPostgres

/// A type that a column's value can be read as.
public protocol ColumnValue {
    /// Reads it; throws when it is NULL or of another form.
    init(_ cell: Cell) throws(PostgresError)
}

/// One value of one row, in PostgreSQL's text form.
public struct Cell: Sendable {
    let rows: Rows
    let row: Int32
    let column: Int32

    /// Whether it is NULL.
    public var isNull: Bool { PQgetisnull(rows.result, row, column) == 1 }

    /// The text.
    public func text() throws(PostgresError) -> String {
        guard !isNull else { throw PostgresError(sqlState: "22002", message: "the column '\(name)' is NULL") }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text read as another type by `read`; throws when that gives nil.
    func read<Value>(_ read: (String) -> Value?) throws(PostgresError) -> Value {
        guard let value = read(try text()) else {
            throw PostgresError(sqlState: "42804", message: "the column '\(name)' cannot be read as \(Value.self)")
        }
        return value
    }

    private var name: String { PQfname(rows.result, column).map { String(cString: $0) } ?? "\(column)" }

    /// Owned by the result, which `rows` keeps alive.
    private var bytes: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(
            start: PQgetvalue(rows.result, row, column), count: Int(PQgetlength(rows.result, row, column)))
    }
}

extension Optional: ColumnValue where Wrapped: ColumnValue {
    /// Nil for NULL.
    public init(_ cell: Cell) throws(PostgresError) {
        self = cell.isNull ? nil : try Wrapped(cell)
    }
}

extension String: ColumnValue {
    /// Any column, in PostgreSQL's own form.
    public init(_ cell: Cell) throws(PostgresError) { self = try cell.text() }
}

extension Int: ColumnValue {
    /// A whole number.
    public init(_ cell: Cell) throws(PostgresError) { self = try cell.read { Int($0) } }
}

extension Int32: ColumnValue {
    /// A whole number.
    public init(_ cell: Cell) throws(PostgresError) { self = try cell.read { Int32($0) } }
}

extension Int64: ColumnValue {
    /// A whole number.
    public init(_ cell: Cell) throws(PostgresError) { self = try cell.read { Int64($0) } }
}

extension Double: ColumnValue {
    /// A number.
    public init(_ cell: Cell) throws(PostgresError) { self = try cell.read { Double($0) } }
}

extension Bool: ColumnValue {
    /// True or false.
    public init(_ cell: Cell) throws(PostgresError) {
        self = try cell.read { $0 == "t" ? true : $0 == "f" ? false : nil }
    }
}

extension [UInt8]: ColumnValue {
    /// A `bytea`.
    public init(_ cell: Cell) throws(PostgresError) { self = try cell.read(Self.bytes) }

    /// Reads `\x48656c6c6f`.
    private static func bytes(hex text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count % 2 == 0, digits.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "x")]) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2 - 1)
        for index in stride(from: 2, to: digits.count, by: 2) {
            guard let high = hexDigit(digits[index]), let low = hexDigit(digits[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 97...102: byte - 87
        default: nil
        }
    }
}
