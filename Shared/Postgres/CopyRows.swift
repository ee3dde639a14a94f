/// Rows in PostgreSQL's binary COPY format, built in memory.
///
/// Each kind of field goes into a column of one type, which is named beside it.
public struct CopyRows: Sendable {
    /// How many rows there are.
    public private(set) var count = 0
    private var body: [UInt8] = [UInt8]("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0] + [UInt8](repeating: 0, count: 8)

    /// No rows yet.
    public init() {}

    /// Begins a row; exactly `fields` fields must follow.
    @inline(__always)
    public mutating func startRow(fields: Int16) {
        body.append(bigEndian: fields)
        count += 1
    }

    /// A `bigint`.
    @inline(__always)
    public mutating func append(_ value: Int64?) { append(number: value) }

    /// An `integer`.
    @inline(__always)
    public mutating func append(_ value: Int32?) { append(number: value) }

    /// A `smallint`.
    @inline(__always)
    public mutating func append(_ value: Int16?) { append(number: value) }

    /// A `real`.
    @inline(__always)
    public mutating func append(_ value: Float?) { append(number: value?.bitPattern) }

    /// A `double precision`.
    @inline(__always)
    public mutating func append(_ value: Double?) { append(number: value?.bitPattern) }

    /// A `text`, in UTF-8 without NUL.
    public mutating func append(_ value: String?) { body.appendField(value) { $1 += $0.utf8 } }

    /// Any type, in the form its receive function takes.
    public mutating func append(_ value: [UInt8]?) { body.appendField(value) { $1 += $0 } }

    @inline(__always)
    private mutating func append(number value: (some FixedWidthInteger)?) {
        guard let value else { return body.append(bigEndian: Int32(-1)) }
        body.append(bigEndian: Int32(value.bitWidth / 8))
        body.append(bigEndian: value)
    }

    /// The whole stream, with its trailer.
    var bytes: [UInt8] { body + [0xFF, 0xFF] }
}
