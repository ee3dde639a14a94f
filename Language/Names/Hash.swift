/// The 32-bit hashes by which words, phrases and features are known.
package enum Hash {
    /// Where the hash of a sequence begins.
    package static let seed: UInt32 = 0x811C_9DC5

    /// The hash of a sequence and one value more.
    @inline(__always)
    package static func mix(_ hash: UInt32, _ value: UInt32) -> UInt32 {
        var mixed = hash ^ (value &* 0x85EB_CA6B)
        mixed = (mixed << 13 | mixed >> 19) &* 0x9E37_79B1
        return mixed ^ mixed >> 16
    }
}
