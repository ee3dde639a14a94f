/// An article as it was read: fields and its own words.
public struct ReadArticle: Sendable, Equatable {
    /// The headline.
    public var title: String?
    /// The bylines, one name each.
    public var authors: [String] = []
    /// ISO 8601, as exact as it is known: `2024-05-10` or `2024-05-10T09:00:00+02:00`.
    public var publishedAt: String?
    /// BCP 47, as the publisher declares it; not checked.
    public var declaredLanguage: String?
    /// The address that the article goes by, without what only tracks readers.
    public var canonicalURL: String?
    /// The outlet: what the publisher calls it, else the host.
    public var source: String?
    /// The agency that the text is credited to: `AP`, `Reuters`.
    public var credit: String?
    /// The article's own words, paragraphs separated by a blank line.
    public var text: String
    /// What was cut from the text.
    public var removed = Removed()

    /// Makes an article of its text; the other fields are set one by one.
    public init(text: String) {
        self.text = text
    }
}

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

    /// As many pieces are kept, and as many characters of each.
    static let keptPieces = 50
    static let keptLength = 160

    /// Adds one piece.
    mutating func add(_ piece: some StringProtocol) {
        count += 1
        bytes += piece.utf8.count
        if pieces.count < Self.keptPieces { pieces.append(String(piece.prefix(Self.keptLength))) }
    }
}
