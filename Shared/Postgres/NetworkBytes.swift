extension [UInt8] {
    /// Appends a number in network order.
    @inline(__always)
    mutating func append(bigEndian number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
    }

    /// Appends a field as PostgreSQL's binary formats have it: its length, -1 for NULL, then its bytes.
    mutating func appendField<Value>(_ value: Value?, _ append: (Value, inout [UInt8]) -> Void) {
        guard let value else { return self.append(bigEndian: Int32(-1)) }
        let start = count
        self.append(bigEndian: Int32(0))
        append(value, &self)
        let length = Int32(clamping: count - start - 4).bigEndian
        Swift.withUnsafeBytes(of: length) { replaceSubrange(start..<start + 4, with: $0) }
    }
}
