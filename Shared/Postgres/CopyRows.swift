/// Rows in PostgreSQL's binary COPY format, built in memory.
///
/// Each kind of field goes into a column of one type, which is named beside it.
public struct CopyRows: Sendable {
    /// How many rows there are.
    public private(set) var count = 0
    /// The stream up to here, without its trailer.
    private(set) var body: [UInt8] = [UInt8]("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0] + [UInt8](repeating: 0, count: 8)

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
    public mutating func append(_ value: Int64?) {
        guard let value else { return appendNull() }
        body.append(bigEndian: Int32(8))
        body.append(bigEndian: value)
    }

    /// An `integer`.
    @inline(__always)
    public mutating func append(_ value: Int32?) {
        guard let value else { return appendNull() }
        body.appendField(UInt32(bitPattern: value))
    }

    /// A `real`.
    @inline(__always)
    public mutating func append(_ value: Float?) {
        guard let value else { return appendNull() }
        body.appendField(value.bitPattern)
    }

    /// A `text`, in UTF-8 without NUL.
    @inline(__always)
    public mutating func append(_ value: String?) { body.appendField(value?.utf8) }

    /// A `text[]`.
    public mutating func append(_ value: [String]?) { append(value.flatMap { Parameter.array($0).bytes }) }

    /// Any type, in the form that its receive function takes.
    public mutating func append(_ value: [UInt8]?) { body.appendField(value) }

    private mutating func appendNull() { body.append(bigEndian: Int32(-1)) }

    /// What ends the stream.
    static let trailer: [UInt8] = [0xFF, 0xFF]
}
