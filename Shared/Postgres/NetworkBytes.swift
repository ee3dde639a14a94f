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

    /// Appends a field of a text, NULL where there is none.
    mutating func appendField(_ text: String?) {
        guard let text else { return append(bigEndian: Int32(-1)) }
        let utf8 = text.utf8
        append(bigEndian: Int32(clamping: utf8.count))
        // As one piece of memory, not byte by byte.
        if utf8.withContiguousStorageIfAvailable({ append(contentsOf: $0) }) == nil { append(contentsOf: utf8) }
    }

    /// Appends a field of four bytes.
    @inline(__always)
    mutating func appendField(_ number: UInt32) {
        append(bigEndian: UInt64(4) << 32 | UInt64(number))
    }

    /// Appends fields of four bytes, all at once: an article has hundreds of them.
    mutating func appendFields(_ numbers: some Collection<UInt32>) {
        appendSpace(8 * numbers.count) { space in
            for (index, number) in numbers.enumerated() {
                let field = UInt64(4) << 32 | UInt64(number)
                space.storeBytes(of: field.bigEndian, toByteOffset: 8 * index, as: UInt64.self)
            }
        }
    }

    /// Appends fields of one byte, all at once.
    mutating func appendFields(_ letters: [UInt8]) {
        appendSpace(5 * letters.count) { space in
            for (index, letter) in letters.enumerated() {
                space.storeBytes(of: UInt32(1).bigEndian, toByteOffset: 5 * index, as: UInt32.self)
                space[5 * index + 4] = letter
            }
        }
    }

    /// Appends so many bytes, which `fill` fills.
    private mutating func appendSpace(_ size: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Void) {
        let start = count
        append(contentsOf: repeatElement(0, count: size))
        withUnsafeMutableBytes { fill(UnsafeMutableRawBufferPointer(rebasing: $0[start...])) }
    }
}
