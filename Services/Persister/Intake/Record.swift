import Shared

/// An extraction that is known to fit the tables: every id, date and span was looked at.
struct Record: Equatable {
    /// The article; its id is a canonical UUID, its texts hold no NUL.
    var article: Article
    /// The moment that `receivedAt` names, in PostgreSQL's microseconds.
    var receivedAt: Int64
    /// When the extraction was published, in PostgreSQL's microseconds.
    var extractedAt: Int64
    /// Of the message: two with the same say the same.
    var fingerprint: Int64
    /// Of the article's text; nil if there is no word in it.
    var signature: TextSignature?
    var published: ISOTime?
    var extractor: ExtractorVersion
    var status: Extraction.Status
    /// One for each match key.
    var entities: [NamedEntity]
    var mentions: MentionList
    var dates: [DateFact]
    var quotes: [QuoteFact]

    var id: String { article.id }
}

/// Words of the text, with where they stand.
struct Words: Equatable {
    var start: Int32
    var end: Int32
    var text: String
}

/// An entity of one article.
struct NamedEntity: Equatable {
    var matchKey: String
    var type: EntityType
    var name: String
    var confidence: Float
    var role: String?
    var country: String?
    var place: Place?
    /// The names as the article writes them, each once.
    var writtenNames: [String] = []
    /// How often the article mentions it.
    var mentions: Int32 = 0

    /// The name by which alone the article calls it; nil where there are several.
    var onlyName: String? { writtenNames.isEmpty ? name : writtenNames.count == 1 ? writtenNames[0] : nil }

    /// What GeoNames knows of it.
    struct Place: Equatable {
        var geonamesId: Int32
        var country: String?
        var region: String?
        var latitude: Double?
        var longitude: Double?
    }
}

/// The mentions of an article, in lists of one length, as the table `article_mentions` has them.
struct MentionList: Equatable {
    /// The entity's place in ``Record/entities``.
    private(set) var entities: [Int] = []
    private(set) var starts: [Int32] = []
    private(set) var ends: [Int32] = []
    private(set) var confidences: [Float] = []
    private(set) var kinds: [Mention.Kind] = []
    private(set) var words: [String] = []

    var count: Int { entities.count }

    mutating func append(_ words: Words, of entity: Int, _ kind: Mention.Kind, _ confidence: Float) {
        entities.append(entity)
        starts.append(words.start)
        ends.append(words.end)
        confidences.append(confidence)
        kinds.append(kind)
        self.words.append(words.text)
    }
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
