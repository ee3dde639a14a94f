extension [UInt8] {
    /// Appends a number in network order.
    @inline(__always)
    mutating func append(bigEndian number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
    }

    /// Appends a field as PostgreSQL's binary formats have it: its length, then its bytes; or -1 for NULL.
    mutating func appendField(_ bytes: (some Collection<UInt8>)?) {
        guard let bytes else { return append(bigEndian: Int32(-1)) }
        append(bigEndian: Int32(clamping: bytes.count))
        append(contentsOf: bytes)
    }

    /// Appends a field of four bytes.
    @inline(__always)
    mutating func appendField(_ number: UInt32) {
        append(bigEndian: UInt64(4) << 32 | UInt64(number))
    }
}
