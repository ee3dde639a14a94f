/// An article and all that was found in it: what `extractor` publishes to `articles.extracted`, keyed by the article's id.
///
/// On the wire it is one flat object: the article's fields, then `extractor`, `status`, `counts`, `entities`, `dates`, `quotes`.
public struct Extraction: Sendable, Equatable {
    /// The article, unchanged.
    public var article: Article
    /// What made this.
    public var extractor: ExtractorVersion
    /// Whether the text could be read.
    public var status: Status
    /// What was found.
    public var findings: Findings

    /// How an extraction ended: "done" with nothing found and no reason must be impossible.
    public enum Status: String, Codable, Sendable, CaseIterable {
        /// The text was read; the counts tell what was found.
        case ok
        /// The article's language has no model: nothing was looked for.
        case noModelForLanguage = "no-model-for-language"
        /// There are no words in the text.
        case noText = "no-text"
    }

    /// Makes an extraction.
    public init(article: Article, extractor: ExtractorVersion, status: Status, findings: Findings) {
        self.article = article
        self.extractor = extractor
        self.status = status
        self.findings = findings
    }
}

/// Which program and which model found something.
public struct ExtractorVersion: Codable, Sendable, Hashable {
    /// The program.
    public var name: String
    /// Its version.
    public var version: String
    /// The model it used.
    public var model: String

    /// Makes a version.
    public init(name: String, version: String, model: String) {
        self.name = name
        self.version = version
        self.model = model
    }
}

extension Extraction: Codable {
    private enum CodingKeys: String, CodingKey {
        case extractor, status, counts, entities, dates, quotes
    }

    /// Reads a record, ignoring fields that it does not know.
    public init(from decoder: any Decoder) throws {
        article = try Article(from: decoder)
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        extractor = try fields.decode(ExtractorVersion.self, forKey: .extractor)
        status = try fields.decode(Status.self, forKey: .status)
        findings = Findings(
            entities: try fields.decode([Entity].self, forKey: .entities),
            dates: try fields.decode([DateExpression].self, forKey: .dates),
            quotes: try fields.decode([Quote].self, forKey: .quotes))
    }

    /// Writes the flat record.
    public func encode(to encoder: any Encoder) throws {
        try article.encode(to: encoder)
        try Addition(extractor: extractor, status: status, findings: findings).encode(to: encoder)
    }

    /// What an extraction adds to its article: all fields but the article's own.
    public struct Addition: Encodable, Sendable {
        let extractor: ExtractorVersion
        let status: Status
        let findings: Findings

        /// Makes an addition.
        public init(extractor: ExtractorVersion, status: Status, findings: Findings) {
            self.extractor = extractor
            self.status = status
            self.findings = findings
        }

        var counts: Counts {
            Counts(
                dates: findings.dates.count, entities: findings.entities.count,
                mentions: findings.entities.reduce(0) { $0 + $1.mentions.count }, quotes: findings.quotes.count)
        }

        /// Writes the fields, with the counts of what was found.
        public func encode(to encoder: any Encoder) throws {
            var fields = encoder.container(keyedBy: CodingKeys.self)
            try fields.encode(extractor, forKey: .extractor)
            try fields.encode(status, forKey: .status)
            try fields.encode(counts, forKey: .counts)
            try fields.encode(findings.entities, forKey: .entities)
            try fields.encode(findings.dates, forKey: .dates)
            try fields.encode(findings.quotes, forKey: .quotes)
        }
    }

    /// How much was found.
    struct Counts: Encodable {
        var dates: Int
        var entities: Int
        var mentions: Int
        var quotes: Int
    }
}
