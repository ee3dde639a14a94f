/// Hashing of numbers.
enum Mixer {
    /// 2⁶⁴ by the golden ratio: multiples of it are spread evenly.
    static let golden: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// The finalizer of SplitMix64, shortened: every bit of the result depends on every bit given.
    @inline(__always)
    static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value &+ golden
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        return mixed ^ mixed >> 32
    }
}
