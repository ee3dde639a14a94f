import CPostgres

/// A value for `$1`, `$2`, … of a statement.
///
/// A single value has no type of its own: the statement decides (`$1::uuid`, a column). An array is a `text[]`,
/// `bigint[]`, `double precision[]`, `boolean[]` or `bytea[]`.
public struct Parameter: Sendable, Equatable {
    /// 0 lets the server choose.
    let type: UInt32
    let isBinary: Bool
    /// Nil for NULL.
    let bytes: [UInt8]?

    /// NULL.
    public static let null = Parameter(type: 0, isBinary: false, bytes: nil)

    /// A text, or anything in the form that PostgreSQL reads: `2024-05-10`, `{1,2}`; NULL for nil.
    public static func text(_ text: String?) -> Parameter {
        Parameter(type: 0, isBinary: false, bytes: text.map { Array($0.utf8) })
    }

    /// A whole number; NULL for nil.
    public static func integer(_ number: (some BinaryInteger)?) -> Parameter { text(number.map { "\($0)" }) }

    /// A number; NULL for nil.
    public static func number(_ number: Double?) -> Parameter { text(number.map { "\($0)" }) }

    /// True or false; NULL for nil.
    public static func bool(_ value: Bool?) -> Parameter { text(value.map { $0 ? "t" : "f" }) }

    /// A `bytea`; NULL for nil.
    public static func bytes(_ bytes: [UInt8]?) -> Parameter {
        Parameter(type: ElementType.bytes.rawValue, isBinary: true, bytes: bytes)
    }

    /// A `text[]`.
    public static func array(_ elements: [String?]) -> Parameter {
        array(of: .text, elements) { $1.appendField($0) }
    }

    /// A `bigint[]`.
    public static func array(_ elements: [Int64?]) -> Parameter {
        array(of: .integer, elements) { $1.appendField($0.map(networkBytes)) }
    }

    /// A `double precision[]`.
    public static func array(_ elements: [Double?]) -> Parameter {
        array(of: .number, elements) { $1.appendField($0.map { networkBytes($0.bitPattern) }) }
    }

    /// A `boolean[]`.
    public static func array(_ elements: [Bool?]) -> Parameter {
        array(of: .bool, elements) { $1.appendField($0.map { [$0 ? 1 : 0] }) }
    }

    /// A `bytea[]`.
    public static func array(_ elements: [[UInt8]?]) -> Parameter {
        array(of: .bytes, elements) { $1.appendField($0) }
    }

    private static func networkBytes(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }

    private static func array<Element>(
        of type: ElementType, _ elements: [Element?], _ append: (Element?, inout [UInt8]) -> Void
    ) -> Parameter {
        var bytes: [UInt8] = []
        bytes.appendArray(of: type, elements, hasNulls: elements.contains { $0 == nil }, append)
        return Parameter(type: type.array, isBinary: true, bytes: bytes)
    }
}

extension Parameter: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    /// A text.
    public init(stringLiteral value: String) { self = .text(value) }
    /// A whole number.
    public init(integerLiteral value: Int64) { self = .integer(value) }
    /// True or false.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
}
