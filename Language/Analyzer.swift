import Shared

/// Text in, findings out: the whole of what Dateline finds in an article.
public struct Analyzer: Sendable {
    private let recogniser: NameRecogniser
    private let dateFinder = DateFinder()

    /// Loads the models.
    public init() throws {
        recogniser = try NameRecogniser()
    }

    /// The names of the models, kept with every fact they find.
    public var model: String { recogniser.model }

    /// Whether there is a model for a language, as BCP 47 (`en`, `en-GB`); `und` is read as English.
    public func reads(language: String) -> Bool {
        language == "und" || language == "en" || language.hasPrefix("en-")
    }

    /// What `text` says, as of `publishedAt` (ISO 8601 day or time). Linear in the length of the text; any text will do.
    public func findings(in text: String, publishedAt: String? = nil) -> Findings {
        let document = Document(text)
        let names = recogniser.names(in: document)
        let entities = names.enumerated().map { index, name in
            let range =
                document.tokens[name.tokens.lowerBound].range
                .lowerBound..<document.tokens[name.tokens.upperBound - 1].range.upperBound
            return Entity(
                id: "e\(index + 1)", type: name.type, name: document.string(range), confidence: Double(name.confidence),
                mentions: [
                    Mention(
                        start: document.codePoint(atByte: range.lowerBound),
                        end: document.codePoint(atByte: range.upperBound))
                ])
        }
        return Findings(entities: entities, dates: dateFinder.dates(in: document, publishedAt: publishedAt), quotes: [])
    }
}
