/// Random numbers that are the same on every run (SplitMix64, Steele and others 2014).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x2545_F491_4F6C_DD1D }

    @inline(__always)
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// A number from 0 up to 1.
    @inline(__always)
    mutating func unit() -> Float { Float(next() >> 40) / 16_777_216 }

    /// 32 random bits.
    @inline(__always)
    mutating func half() -> UInt32 { UInt32(truncatingIfNeeded: next() >> 32) }
}
