/// One news article, read and cleaned: what `ingest` publishes to `articles`, keyed by ``id``.
public struct Article: Sendable, Equatable {
    /// The version of this record that this build writes, and the newest that it reads.
    public static let currentSchema = 1

    /// The record's version.
    public var schema = currentSchema
    /// Deterministic: a UUID made from the canonical URL where there is one, else from the normalised text.
    public var id: String
    /// Where the article was published: the canonical URL.
    public var url: String?
    /// The outlet: a host name, or what the publisher calls it.
    public var source: String?
    /// The headline.
    public var title: String?
    /// The bylines, one name each.
    public var authors: [String]
    /// ISO 8601, as exact as it is known: `2024-05-10` or `2024-05-10T09:00:00Z`.
    public var publishedAt: String?
    /// BCP 47; `und` when it is not known.
    public var language: String
    /// The article's own words, paragraphs separated by a blank line. Every span counts Unicode code points of it.
    public var text: String
    /// The news agency that the text is credited to.
    public var credit: String?
    /// What was cut from the source when it was read; nil when nothing was.
    public var removed: Removed?
    /// The text's ``TextSignature``, for finding its copies.
    public var signature: String?
    /// Hexadecimal SHA-256 of title and text: tells a revision from a repetition.
    public var contentHash: String
    /// When `ingest` took it: ISO 8601, UTC.
    public var receivedAt: String

    /// Makes a record of the current schema.
    public init(
        id: String, url: String? = nil, source: String? = nil, title: String? = nil, authors: [String] = [],
        publishedAt: String? = nil, language: String = "und", text: String, contentHash: String, receivedAt: String
    ) {
        self.id = id
        self.url = url
        self.source = source
        self.title = title
        self.authors = authors
        self.publishedAt = publishedAt
        self.language = language
        self.text = text
        self.contentHash = contentHash
        self.receivedAt = receivedAt
    }
}

extension Article: Codable {
    enum CodingKeys: String, CodingKey {
        case schema, id, url, source, title, authors, publishedAt, language, text, credit, removed, signature,
            contentHash
        case receivedAt
    }

    /// Reads a record, ignoring fields that it does not know. Throws `DecodingError` on a missing or mistyped field.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        schema = try fields.decode(Int.self, forKey: .schema)
        guard (1...Self.currentSchema).contains(schema) else { throw RecordError.unknownSchema(schema) }
        id = try fields.decode(String.self, forKey: .id)
        url = try fields.decodeIfPresent(String.self, forKey: .url)
        source = try fields.decodeIfPresent(String.self, forKey: .source)
        title = try fields.decodeIfPresent(String.self, forKey: .title)
        authors = try fields.decodeIfPresent([String].self, forKey: .authors) ?? []
        publishedAt = try fields.decodeIfPresent(String.self, forKey: .publishedAt)
        language = try fields.decodeIfPresent(String.self, forKey: .language) ?? "und"
        text = try fields.decode(String.self, forKey: .text)
        credit = try fields.decodeIfPresent(String.self, forKey: .credit)
        removed = try fields.decodeIfPresent(Removed.self, forKey: .removed)
        signature = try fields.decodeIfPresent(String.self, forKey: .signature)
        contentHash = try fields.decode(String.self, forKey: .contentHash)
        receivedAt = try fields.decode(String.self, forKey: .receivedAt)
    }
}
