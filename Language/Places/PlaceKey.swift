import Shared

/// The form of a place's name by which the table knows it.
package enum PlaceKey {
    /// The normal form, with "St." and its like written out.
    package static func of(_ name: String) -> String { expanded(NormalisedName(name).text) }

    /// The same of a name that is normalised.
    static func expanded(_ name: String) -> String {
        guard hasShortWord(name) else { return name }
        return name.split(separator: " ").map { long[$0] ?? $0 }.joined(separator: " ")
    }

    /// Whether a word before the last has two letters, of which the second is a "t".
    private static func hasShortWord(_ name: String) -> Bool {
        var length = 0
        var last: UInt8 = 0
        for byte in name.utf8 {
            if byte == UInt8(ascii: " ") {
                if length == 2, last == UInt8(ascii: "t") { return true }
                length = 0
            } else {
                length += 1
                last = byte
            }
        }
        return false
    }

    private static let long: [Substring: Substring] = ["st": "saint", "mt": "mount", "ft": "fort"]

    /// FNV-1a, 64 bits folded to 32.
    package static func hash(_ key: String) -> UInt32 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
    }
}
