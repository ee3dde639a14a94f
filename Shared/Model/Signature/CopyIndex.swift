/// Finds likely copies among the texts added so far, in memory. Looking up and adding take the same time however many there
/// are, and however many of them share a phrase.
public struct CopyIndex: Sendable {
    /// How many of the texts that share a band are looked at: the newest, since copies follow each other closely. A phrase
    /// that every article of an outlet ends with would otherwise make each look-up longer than the one before.
    public static let carriersOfBand = 32
    /// How many texts are worth comparing: those with the most bands in common.
    public static let candidatesOfText = 16

    private var carriers: [Int64: [Int64]] = [:]

    /// An empty index.
    public init() {}

    /// Adds a text under a number.
    public mutating func add(_ signature: TextSignature, as number: Int64) {
        for band in signature.bands {
            carriers[band, default: []].append(number)
            if carriers[band, default: []].count >= 2 * Self.carriersOfBand {
                carriers[band]?.removeFirst(Self.carriersOfBand)
            }
        }
    }

    /// The numbers of the texts most worth comparing with this one.
    public func likelyCopies(of signature: TextSignature) -> [Int64] {
        var shared: [Int64: Int] = [:]
        for band in signature.bands {
            for number in carriers[band]?.suffix(Self.carriersOfBand) ?? [] { shared[number, default: 0] += 1 }
        }
        return Self.best(shared)
    }

    /// The numbers with the most bands in common; of equals, the newest.
    public static func best(_ sharedBands: [Int64: Int]) -> [Int64] {
        let sorted = sharedBands.sorted { ($0.value, $0.key) > ($1.value, $1.key) }
        return sorted.prefix(candidatesOfText).map(\.key)
    }
}
