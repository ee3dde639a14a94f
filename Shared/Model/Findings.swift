/// All that was found in one text.
public struct Findings: Sendable, Equatable {
    /// Who and where, in the order of their first mention.
    public var entities: [Entity] = []
    /// When, in the order of the text.
    public var dates: [DateExpression] = []
    /// Who said what, in the order of the text.
    public var quotes: [Quote] = []

    /// Nothing found.
    public init() {}

    /// Makes findings of their parts.
    public init(entities: [Entity], dates: [DateExpression], quotes: [Quote]) {
        self.entities = entities
        self.dates = dates
        self.quotes = quotes
    }
}

/// What kind of thing a name stands for.
public enum EntityType: String, Codable, Sendable, CaseIterable {
    /// A named human being, real or fictional.
    case person
    /// A company, agency, party, team, court, band, and the like.
    case organization
    /// A country, region, city, river, street, building, and the like.
    case place
    /// A nationality, religion, ethnic or political group.
    case group
    /// Any other proper name: events, laws, works, products.
    case other
}

/// One person, organization, place or group of an article, with all its mentions.
public struct Entity: Codable, Sendable, Equatable {
    /// Unique within the article: `e1`, `e2`, …
    public var id: String
    /// What it is.
    public var type: EntityType
    /// The longest name, in bytes: longer ones are mistakes, and a database's index cannot hold them.
    public static let longestName = 1000
    /// The canonical name: the fullest form that stands in the article, or the form that a table of names gives.
    public var name: String
    /// How sure the recogniser is that this is an entity of this type: 0 to 1.
    public var confidence: Double
    /// For a person: the role the article gives ("President").
    public var role: String?
    /// ISO 3166-1 alpha-2. Of a place: where it lies. Of a person's role or an organization: whose it is.
    public var country: String?
    /// First-level region: ISO 3166-2 or the GeoNames code.
    public var region: String?
    /// The place in GeoNames.
    public var geonamesId: Int?
    /// Degrees north.
    public var latitude: Double?
    /// Degrees east.
    public var longitude: Double?
    /// Where it is mentioned, in the order of the text.
    public var mentions: [Mention]

    /// Makes an entity.
    public init(
        id: String, type: EntityType, name: String, confidence: Double, role: String? = nil, country: String? = nil,
        region: String? = nil, geonamesId: Int? = nil, latitude: Double? = nil, longitude: Double? = nil,
        mentions: [Mention]
    ) {
        self.id = id
        self.type = type
        self.name = name
        self.confidence = confidence
        self.role = role
        self.country = country
        self.region = region
        self.geonamesId = geonamesId
        self.latitude = latitude
        self.longitude = longitude
        self.mentions = mentions
    }
}

/// One place in the text where an entity is meant.
public struct Mention: Codable, Sendable, Equatable {
    /// How an entity is mentioned.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// By its name.
        case name
        /// By a noun: "the minister".
        case nominal
        /// By a pronoun: "he".
        case pronoun
    }

    /// First code point.
    public var start: Int
    /// One past the last code point.
    public var end: Int
    /// How.
    public var kind: Kind
    /// How sure the recogniser is of this mention: 0 to 1.
    public var confidence: Double?

    /// Makes a mention.
    public init(start: Int, end: Int, kind: Kind = .name, confidence: Double? = nil) {
        self.start = start
        self.end = end
        self.kind = kind
        self.confidence = confidence
    }
}

/// An expression of time and what it means.
public struct DateExpression: Codable, Sendable, Equatable {
    /// First code point.
    public var start: Int
    /// One past the last code point.
    public var end: Int
    /// ISO 8601 (`2024-05-10`, `2024-05`, `2024-W19`, `2024-05-10TMO`, `2024-05-03/2024-05-07`, `P30Y`, …) or
    /// `PRESENT_REF`, `PAST_REF`, `FUTURE_REF`; none when it could not be resolved.
    public var value: String?
    /// "more than", "about", "early" and the like, where there is one.
    public var modifier: String?
    /// Why there is no value: `no-publication-date`, or `no-reference-in-text` for a day that another would have to fix.
    public var unresolved: String?

    /// Makes an expression.
    public init(start: Int, end: Int, value: String?, modifier: String? = nil, unresolved: String? = nil) {
        self.start = start
        self.end = end
        self.value = value
        self.modifier = modifier
        self.unresolved = unresolved
    }
}

/// Words that the article reports as somebody's own.
public struct Quote: Codable, Sendable, Equatable {
    /// How the words stand in the article.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// A whole utterance between marks.
        case direct
        /// Some quoted words inside a reporting sentence.
        case mixed
    }

    /// First code point after the opening mark.
    public var start: Int
    /// The closing mark, or the end of the words where there is none.
    public var end: Int
    /// The id of the entity that said it.
    public var speaker: String?
    /// A speaker without a name: "a police spokesman".
    public var speakerText: String?
    /// The word that reports: "said".
    public var cue: Span?
    /// Direct or mixed.
    public var kind: Kind
    /// How sure the attribution is: 0 to 1.
    public var confidence: Double?

    /// Makes a quote.
    public init(
        start: Int, end: Int, speaker: String? = nil, speakerText: String? = nil, cue: Span? = nil, kind: Kind,
        confidence: Double? = nil
    ) {
        self.start = start
        self.end = end
        self.speaker = speaker
        self.speakerText = speakerText
        self.cue = cue
        self.kind = kind
        self.confidence = confidence
    }
}
