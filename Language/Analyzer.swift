import Shared

/// Text in, findings out: the whole of what Dateline finds in an article.
public struct Analyzer: Sendable {
    private let recogniser: NameRecogniser
    private let dateFinder = DateFinder()
    private let resolver: EntityResolver
    private let quoteFinder = QuoteFinder()

    /// Loads the models.
    public init() throws {
        recogniser = try NameRecogniser()
        resolver = try EntityResolver(places: PlaceTable(path: ModelLocation.path(of: "places.table")))
    }

    /// The names of the models, kept with every fact they find.
    public var model: String { recogniser.model }

    /// Whether there is a model for a language, as BCP 47 (`en`, `en-GB`); `und` is read as English.
    public func reads(language: String) -> Bool {
        language == "und" || language == "en" || language.hasPrefix("en-")
    }

    /// What `text` says, as of `publishedAt` (ISO 8601 day or time). Linear in the length of the text; any text will do.
    ///
    /// `source` is the outlet's address or host: of places with one name, those of its country are likelier.
    public func findings(in text: String, publishedAt: String? = nil, source: String? = nil) -> Findings {
        let document = Document(text)
        return findings(in: document, names: recogniser.names(in: document), publishedAt: publishedAt, source: source)
    }

    /// What follows from the names that stand in a document, found here or elsewhere.
    public func findings(
        in document: Document, names: [NameMention], publishedAt: String? = nil, source: String? = nil
    ) -> Findings {
        let names = NamesBesideNouns(document: document).settled(names)
            .filter { document.bytes(of: $0.tokens).count <= Entity.longestName }
        let resolved = resolver.resolve(names, in: document, home: source.flatMap { Country.ofSource($0)?.code })
        let speech = quoteFinder.findings(
            in: document, candidates: SpeakerCandidate.all(of: names, resolved, in: document))
        return Findings(
            entities: resolved.entities.adding(speech.mentions),
            dates: dateFinder.dates(in: document, publishedAt: publishedAt), quotes: speech.quotes)
    }
}
