import FoundationEssentials

/// A text's MinHash (Broder 1997): by comparing two of them one estimates how much two texts share, without the texts.
///
/// The sets compared are those of all runs of five words ("shingles"), small letters and digits only.
public struct TextSignature: Sendable, Equatable {
    /// How many permutations there are, and minima.
    public static let permutations = 128
    /// The words of a shingle.
    public static let shingleLength = 5

    /// How many different shingles the text has.
    public let shingles: Int
    /// For each permutation the least of the shingles' hashes.
    public let minima: [UInt32]

    /// The signature of a text; nil if there is no word in it.
    public init?(of text: String) {
        let shingles = Self.shingles(of: text)
        guard !shingles.isEmpty else { return nil }
        self.shingles = shingles.count
        minima = Self.minima(of: shingles)
    }

    /// The share of their shingles that two texts have in common: intersection by union. Its standard deviation is 0.044
    /// at most.
    public func similarity(to other: TextSignature) -> Double {
        Double(zip(minima, other.minima).count { $0 == $1 }) / Double(Self.permutations)
    }

    /// The share of the shorter text's shingles that the longer one has too: high where one is cut from the other.
    public func containment(with other: TextSignature) -> Double {
        let similarity = similarity(to: other)
        let common = similarity / (1 + similarity) * Double(shingles + other.shingles)
        return min(1, common / Double(max(1, min(shingles, other.shingles))))
    }

    /// Keys to look up likely copies by: two texts that share a third of their shingles have one in common all but
    /// surely (0.999), two that share a fiftieth seldom (0.025).
    public var bands: [UInt64] {
        stride(from: 0, to: Self.permutations, by: 2).map { first in
            let pair = UInt64(minima[first]) << 32 | UInt64(minima[first + 1])
            // The band's number makes its keys its own.
            return Self.mixed(pair &+ UInt64(first) &* 0x9E37_79B9_7F4A_7C15)
        }
    }
}

// MARK: - Making

extension TextSignature {
    /// The hashes of a text's different shingles.
    private static func shingles(of text: String) -> Set<UInt32> {
        let words = words(of: text)
        guard words.count > shingleLength else { return words.isEmpty ? [] : [shingle(words[...])] }
        var shingles = Set<UInt32>(minimumCapacity: words.count)
        for end in shingleLength...words.count { shingles.insert(shingle(words[end - shingleLength..<end])) }
        return shingles
    }

    private static func shingle(_ words: ArraySlice<UInt64>) -> UInt32 {
        UInt32(truncatingIfNeeded: words.reduce(0) { mixed($0 &+ $1) } >> 32)
    }

    /// The hashes of the words, which are runs of letters and digits; characters of Chinese and Japanese are words alone.
    private static func words(of text: String) -> [UInt64] {
        var words: [UInt64] = []
        var hash: UInt64 = 0
        func end() {
            if hash != 0 { words.append(hash) }
            hash = 0
        }
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x61...0x7A, 0x30...0x39: hash = mixed(hash &+ UInt64(scalar.value))
            case 0x41...0x5A: hash = mixed(hash &+ UInt64(scalar.value | 0x20))
            case ..<0xC0, 0x2000...0x2BFF, 0x3000...0x303F, 0xFF00...0xFF0F: end()
            case 0x3040...0x30FF, 0x3400...0x9FFF:
                end()
                words.append(mixed(UInt64(scalar.value)))
            default: hash = mixed(hash &+ UInt64(scalar.value))
            }
        }
        end()
        return words
    }

    /// The finalizer of SplitMix64: every bit of the result depends on every bit given.
    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        return mixed ^ mixed >> 32
    }

    private typealias Lanes = SIMD32<UInt32>

    /// What makes the permutations differ: odd multipliers and masks.
    private static let seeds: [(mask: Lanes, multiplier: Lanes)] = (0..<permutations / Lanes.scalarCount).map { block in
        var mask = Lanes.zero
        var multiplier = Lanes.zero
        for lane in mask.indices {
            let seed = mixed(UInt64(block * Lanes.scalarCount + lane + 1))
            mask[lane] = UInt32(truncatingIfNeeded: seed)
            multiplier[lane] = UInt32(truncatingIfNeeded: seed >> 32) | 1
        }
        return (mask, multiplier)
    }

    /// Each permutation is a bijection of 32 bits: mask, multiply, fold, multiply.
    private static func minima(of shingles: Set<UInt32>) -> [UInt32] {
        let hashes = Array(shingles)
        return seeds.flatMap { seed in
            var least = Lanes(repeating: .max)
            for hash in hashes {
                var value = (Lanes(repeating: hash) ^ seed.mask) &* seed.multiplier
                value = (value ^ value &>> 15) &* 0x2C1B_3C6D
                least = pointwiseMin(least, value)
            }
            return least.indices.map { least[$0] }
        }
    }
}

// MARK: - On the wire

extension TextSignature {
    /// As it stands in a record: base64 of the number of shingles and the minima, four bytes each, the lowest first.
    public var text: String {
        var data = Data(capacity: 4 + 4 * minima.count)
        for number in [UInt32(clamping: shingles)] + minima { withUnsafeBytes(of: number.littleEndian) { data += $0 } }
        return data.base64EncodedString()
    }

    /// Reads ``text``; nil if it is not one.
    public init?(text: String) {
        guard let data = Data(base64Encoded: text), data.count == 4 + 4 * Self.permutations else { return nil }
        let bytes = [UInt8](data)
        let numbers = stride(from: 0, to: bytes.count, by: 4).map { start in
            (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) }
        }
        shingles = Int(numbers[0])
        minima = Array(numbers[1...])
    }
}
