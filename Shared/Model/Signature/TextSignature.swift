import FoundationEssentials

/// A text's MinHash (Broder 1997): by comparing two of them one estimates how much two texts share, without the texts.
///
/// The sets compared are those of all runs of five words (``Shingles``). Each of them is hashed about once, not once for
/// every minimum: Dahlgaard, Knudsen and Thorup, "Fast Similarity Sketching", FOCS 2017.
public struct TextSignature: Sendable, Equatable {
    /// How many minima there are.
    public static let length = 128

    /// How many different shingles the text has.
    public let shingles: Int
    /// In each place the least hash of the shingles that fell there.
    public let minima: [UInt32]

    /// The signature of a text; nil if there is no word in it.
    public init?(of text: String) {
        let shingles = Shingles(of: text).hashes
        guard !shingles.isEmpty else { return nil }
        self.shingles = shingles.count
        minima = Self.minima(of: shingles)
    }

    /// Every shingle falls into some place in each round, and counts there unless an earlier round filled it. Places that
    /// the first half of the rounds left empty, which only the shortest of texts do, are filled with all shingles by one round each.
    private static func minima(of shingles: [UInt64]) -> [UInt32] {
        var places = [UInt64](repeating: .max, count: length)
        for round in 0..<2 * length {
            for shingle in shingles {
                let hash = Mixer.mixed(shingle &+ UInt64(round) &* Mixer.golden)
                let place = round < length ? Int(hash >> 57) : round - length
                places[place] = min(places[place], UInt64(round) << 32 | hash & 0xFFFF_FFFF)
            }
            if !places.contains(.max) { break }
        }
        return places.map { UInt32(truncatingIfNeeded: $0) }
    }

    /// The share of their shingles that two texts have in common: intersection by union. Its standard deviation is 0.044
    /// at most.
    public func similarity(to other: TextSignature) -> Double {
        Double(zip(minima, other.minima).count { $0 == $1 }) / Double(Self.length)
    }

    /// The share of the shorter text's shingles that the longer one has too: high where one is cut from the other.
    public func containment(with other: TextSignature) -> Double {
        let similarity = similarity(to: other)
        let common = similarity / (1 + similarity) * Double(shingles + other.shingles)
        return min(1, common / Double(max(1, min(shingles, other.shingles))))
    }
}

// MARK: - On the wire

extension TextSignature {
    /// The number of shingles and the minima, four bytes each, the lowest first.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4 + 4 * minima.count)
        for number in [UInt32(clamping: shingles)] + minima { withUnsafeBytes(of: number.littleEndian) { bytes += $0 } }
        return bytes
    }

    /// Reads ``bytes``; nil if they are not a signature.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 4 + 4 * Self.length else { return nil }
        let numbers = stride(from: 0, to: bytes.count, by: 4).map { start in
            (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) }
        }
        shingles = Int(numbers[0])
        minima = Array(numbers[1...])
    }

    /// As it stands in a record: base64 of ``bytes``.
    public var text: String { Data(bytes).base64EncodedString() }

    /// Reads ``text``; nil if it is not one.
    public init?(text: String) {
        guard let data = Data(base64Encoded: text) else { return nil }
        self.init(bytes: [UInt8](data))
    }
}
