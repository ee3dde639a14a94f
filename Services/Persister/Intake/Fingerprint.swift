/// A number that tells messages apart: equal bytes have the same one, others almost surely not. The same in every process.
enum Fingerprint {
    /// The number of these bytes. It depends on the schema too, so that a schema with more to store gets it stored.
    static func of(_ bytes: [UInt8], schema: Int = Migration.all.count) -> Int64 {
        var state = UInt64(truncatingIfNeeded: bytes.count) ^ UInt64(schema) << 48
        bytes.withUnsafeBytes { buffer in
            var place = 0
            while place + 8 <= buffer.count {
                state = mix(state ^ buffer.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian)
                place += 8
            }
            for byte in buffer[place...] { state = mix(state ^ UInt64(byte)) }
        }
        return Int64(bitPattern: mix(state))
    }

    /// Both halves of a product by an odd constant: every bit of the input changes about half of the output's.
    private static func mix(_ word: UInt64) -> UInt64 {
        let (high, low) = (word ^ 0x2545_F491_4F6C_DD1D).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return high ^ low
    }
}
