/// Gzip that compresses nothing (RFC 1951, section 3.2.4): any bytes in a sound member.
enum StoredGzip {
    /// One member that holds `bytes`.
    static func member(_ bytes: [UInt8]) -> [UInt8] {
        var member: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]
        var rest = bytes[...]
        repeat {
            let block = rest.prefix(65_535)
            rest = rest.dropFirst(block.count)
            member.append(rest.isEmpty ? 1 : 0)
            member += little(UInt32(block.count)).prefix(2) + little(~UInt32(block.count)).prefix(2) + block
        } while !rest.isEmpty
        return member + little(checksum(bytes)) + little(UInt32(bytes.count))
    }

    private static func little(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(UInt32.max) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 }
    }

    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ sum >> 1 : sum >> 1 }
    }
}
