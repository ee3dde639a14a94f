import Shared

/// An extraction that is known to fit the tables: every id, date and span was looked at.
struct Record: Equatable {
    /// The article; its id is a canonical UUID, its texts hold no NUL.
    var article: Article
    /// The moment that `receivedAt` names, in PostgreSQL's microseconds.
    var receivedAt: Int64
    /// When the extraction was published, in PostgreSQL's microseconds.
    var extractedAt: Int64
    var published: ISOTime?
    var extractor: ExtractorVersion
    var status: Extraction.Status
    /// One for each match key.
    var entities: [NamedEntity]
    var dates: [DateFact]
    var quotes: [QuoteFact]

    var id: String { article.id }
    var mentionCount: Int { entities.reduce(0) { $0 + $1.mentions.count } }
}

/// Words of the text, with where they stand.
struct Words: Equatable {
    var start: Int32
    var end: Int32
    var text: String
}

/// An entity of one article, with all its mentions there.
struct NamedEntity: Equatable {
    var matchKey: String
    var type: EntityType
    var name: String
    var confidence: Float
    var role: String?
    var country: String?
    var place: Place?
    var mentions: [MentionFact]

    /// What GeoNames knows of it.
    struct Place: Equatable {
        var geonamesId: Int32
        var country: String?
        var region: String?
        var latitude: Double?
        var longitude: Double?
    }
}

/// One mention of an entity.
struct MentionFact: Equatable {
    var words: Words
    var kind: Mention.Kind
    var confidence: Float
}

/// One expression of time.
struct DateFact: Equatable {
    var words: Words
    var days: DaySpan?
    var value: String?
    var modifier: String?
    var unresolved: String?
}

/// One quote.
struct QuoteFact: Equatable {
    var words: Words
    /// The speaker's place in ``Record/entities``.
    var speaker: Int?
    var speakerText: String?
    var cue: Words?
    var kind: Quote.Kind
    var confidence: Float?
}
