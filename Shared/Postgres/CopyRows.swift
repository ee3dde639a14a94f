/// Rows in PostgreSQL's binary COPY format, on their way to ``Connection/copy(into:columns:from:_:)``.
///
/// Each kind of field goes into a column of one type, which is named beside it.
public struct CopyRows: Sendable {
    /// What is not sent yet of the stream, which begins with a header of 19 bytes.
    private(set) var body = [UInt8]("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0] + [UInt8](repeating: 0, count: 8)

    /// Begins a row; exactly `fields` fields must follow.
    @inline(__always)
    public mutating func startRow(fields: Int16) { body.append(bigEndian: fields) }

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

    /// A `boolean`.
    public mutating func append(_ value: Bool) { body.appendField(CollectionOfOne<UInt8>(value ? 1 : 0)) }

    /// A `text`, in UTF-8 without NUL.
    @inline(__always)
    public mutating func append(_ value: String?) { body.appendField(value) }

    /// A `text[]`.
    public mutating func append(_ values: [String]) {
        append(.text, values) { for value in $0 { $1.appendField(value) } }
    }

    /// A `text[]` of which some may be NULL; NULL itself when all are.
    public mutating func append(_ values: [String?]) {
        guard values.contains(where: { $0 != nil }) else { return appendNull() }
        append(.text, values, hasNulls: values.contains(nil)) { for value in $0 { $1.appendField(value) } }
    }

    /// A `bigint[]`.
    public mutating func append(_ values: [Int64]) {
        append(.integer, values) {
            for value in $0 {
                $1.append(bigEndian: Int32(8))
                $1.append(bigEndian: value)
            }
        }
    }

    /// An `integer[]`.
    public mutating func append(_ values: [Int32]) {
        append(.shortInteger, values) { $1.appendFields($0.lazy.map(UInt32.init(bitPattern:))) }
    }

    /// A `real[]`.
    public mutating func append(_ values: [Float]) {
        append(.shortNumber, values) { $1.appendFields($0.lazy.map(\.bitPattern)) }
    }

    /// A `"char"[]`, single bytes.
    public mutating func append(letters: [UInt8]) { append(.letter, letters) { $1.appendFields($0) } }

    private mutating func append<Element>(
        _ type: ElementType, _ elements: [Element], hasNulls: Bool = false,
        _ appendAll: ([Element], inout [UInt8]) -> Void
    ) {
        let start = body.count
        body.append(bigEndian: Int32(0))
        body.beginArray(of: type, count: elements.count, hasNulls: hasNulls)
        appendAll(elements, &body)
        let length = UInt32(clamping: body.count - start - 4)
        for place in 0..<4 { body[start + place] = UInt8(truncatingIfNeeded: length >> (24 - 8 * UInt32(place))) }
    }

    /// Any type, in the form that its receive function takes.
    public mutating func append(_ value: [UInt8]?) { body.appendField(value) }

    private mutating func appendNull() { body.append(bigEndian: Int32(-1)) }

    /// Ends the stream.
    mutating func end() { body.append(bigEndian: Int16(-1)) }

    /// Forgets what was sent, and keeps its memory for what follows.
    mutating func removeSent() { body.removeAll(keepingCapacity: true) }
}
