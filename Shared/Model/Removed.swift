/// What cleaning cut from a text: counted, and kept as far as it is short.
public struct Removed: Sendable, Equatable, Codable {
    /// How many pieces were cut.
    public var count = 0
    /// Their bytes altogether, in UTF-8.
    public var bytes = 0
    /// The first pieces, each shortened.
    public var pieces: [String] = []

    /// Nothing cut yet.
    public init() {}

    /// As many pieces are kept.
    public static let keptPieces = 50
    /// As many characters are kept of each.
    public static let keptLength = 160

    /// Adds one piece.
    public mutating func add(_ piece: some StringProtocol) {
        count += 1
        bytes += piece.utf8.count
        if pieces.count < Self.keptPieces { pieces.append(String(piece.prefix(Self.keptLength))) }
    }
}
