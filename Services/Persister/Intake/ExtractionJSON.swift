import Shared

/// Extractions as JSON objects, read in one pass: an extraction has hundreds of values, and decoding them one by one by
/// `Decodable` took longer than storing them. Fields that are not known here are ignored.
enum ExtractionJSON {
    private enum Key: String, CaseIterable {
        case schema, id, text, contentHash, receivedAt, extractor, status, entities, dates, quotes
        case url, source, title, authors, publishedAt, language, signature
    }

    private static let keys = TypedKeys(Key.self, required: 10)
    private static let statuses = TypedKeys(Extraction.Status.self, required: 0)
    private static let entityTypes = TypedKeys(EntityType.self, required: 0)
    private static let mentionKinds = TypedKeys(Mention.Kind.self, required: 0)
    private static let quoteKinds = TypedKeys(Quote.Kind.self, required: 0)

    /// The extraction in one object.
    static func extraction(_ bytes: [UInt8]) throws(RecordError) -> Extraction {
        var reader = try JSONReader(bytes[...])
        var extraction = Extraction(
            article: Article(id: "", text: "", contentHash: "", receivedAt: ""),
            extractor: ExtractorVersion(name: "", version: "", model: ""), status: .ok, findings: Findings())
        do throws(RecordError) {
            try reader.object(keys) { (reader, key) throws(RecordError) in try read(key, &reader, into: &extraction) }
            try reader.end()
        } catch .wrongType(field: "", let expected) {
            throw .wrongType(field: "(the record)", expected: expected)
        }
        return extraction
    }

    private static func read(
        _ key: Key, _ reader: inout JSONReader, into extraction: inout Extraction
    ) throws(RecordError) {
        switch key {
        case .schema: extraction.article.schema = try schema(&reader)
        case .id: extraction.article.id = try reader.text()
        case .url: extraction.article.url = try reader.optional(text)
        case .source: extraction.article.source = try reader.optional(text)
        case .title: extraction.article.title = try reader.optional(text)
        case .authors:
            extraction.article.authors =
                try reader.optional { (reader) throws(RecordError) in try reader.elements(text) } ?? []
        case .publishedAt: extraction.article.publishedAt = try reader.optional(text)
        case .language: extraction.article.language = try reader.optional(text) ?? "und"
        case .text: extraction.article.text = try reader.text()
        case .signature: extraction.article.signature = try reader.optional(text)
        case .contentHash: extraction.article.contentHash = try reader.text()
        case .receivedAt: extraction.article.receivedAt = try reader.text()
        case .extractor: extraction.extractor = try extractor(&reader)
        case .status: extraction.status = try reader.choice(statuses)
        case .entities: extraction.findings.entities = try reader.elements(entity)
        case .dates: extraction.findings.dates = try reader.elements(date)
        case .quotes: extraction.findings.quotes = try reader.elements(quote)
        }
    }

    private static func text(_ reader: inout JSONReader) throws(RecordError) -> String { try reader.text() }

    private static func whole(_ reader: inout JSONReader) throws(RecordError) -> Int { try reader.whole() }

    private static func number(_ reader: inout JSONReader) throws(RecordError) -> Double { try reader.number() }

    private static func schema(_ reader: inout JSONReader) throws(RecordError) -> Int {
        let schema = try reader.whole()
        guard (1...Article.currentSchema).contains(schema) else { throw .unknownSchema(schema) }
        return schema
    }

    private enum ExtractorKey: String, CaseIterable {
        case name, version, model
    }

    private static let extractorKeys = TypedKeys(ExtractorKey.self, required: 3)

    private static func extractor(_ reader: inout JSONReader) throws(RecordError) -> ExtractorVersion {
        var extractor = ExtractorVersion(name: "", version: "", model: "")
        try reader.object(extractorKeys) { (reader, key) throws(RecordError) in
            switch key {
            case .name: extractor.name = try reader.text()
            case .version: extractor.version = try reader.text()
            case .model: extractor.model = try reader.text()
            }
        }
        return extractor
    }

    private enum EntityKey: String, CaseIterable {
        case id, type, name, confidence, mentions
        case role, country, region, geonamesId, latitude, longitude
    }

    private static let entityKeys = TypedKeys(EntityKey.self, required: 5)

    private static func entity(_ reader: inout JSONReader) throws(RecordError) -> Entity {
        var entity = Entity(id: "", type: .other, name: "", confidence: 0, mentions: [])
        try reader.object(entityKeys) { (reader, key) throws(RecordError) in
            switch key {
            case .id: entity.id = try reader.text()
            case .type: entity.type = try reader.choice(entityTypes)
            case .name: entity.name = try reader.text()
            case .confidence: entity.confidence = try reader.number()
            case .mentions: entity.mentions = try reader.elements(mention)
            case .role: entity.role = try reader.optional(text)
            case .country: entity.country = try reader.optional(text)
            case .region: entity.region = try reader.optional(text)
            case .geonamesId: entity.geonamesId = try reader.optional(whole)
            case .latitude: entity.latitude = try reader.optional(number)
            case .longitude: entity.longitude = try reader.optional(number)
            }
        }
        return entity
    }

    private enum MentionKey: String, CaseIterable {
        case start, end, kind
        case confidence
    }

    private static let mentionKeys = TypedKeys(MentionKey.self, required: 3)

    private static func mention(_ reader: inout JSONReader) throws(RecordError) -> Mention {
        var mention = Mention(start: 0, end: 0)
        try reader.object(mentionKeys) { (reader, key) throws(RecordError) in
            switch key {
            case .start: mention.start = try reader.whole()
            case .end: mention.end = try reader.whole()
            case .kind: mention.kind = try reader.choice(mentionKinds)
            case .confidence: mention.confidence = try reader.optional(number)
            }
        }
        return mention
    }

    private enum DateKey: String, CaseIterable {
        case start, end
        case value, modifier, unresolved
    }

    private static let dateKeys = TypedKeys(DateKey.self, required: 2)

    private static func date(_ reader: inout JSONReader) throws(RecordError) -> DateExpression {
        var date = DateExpression(start: 0, end: 0, value: nil)
        try reader.object(dateKeys) { (reader, key) throws(RecordError) in
            switch key {
            case .start: date.start = try reader.whole()
            case .end: date.end = try reader.whole()
            case .value: date.value = try reader.optional(text)
            case .modifier: date.modifier = try reader.optional(text)
            case .unresolved: date.unresolved = try reader.optional(text)
            }
        }
        return date
    }

    private enum QuoteKey: String, CaseIterable {
        case start, end, kind
        case speaker, speakerText, cue, confidence
    }

    private static let quoteKeys = TypedKeys(QuoteKey.self, required: 3)

    private static func quote(_ reader: inout JSONReader) throws(RecordError) -> Quote {
        var quote = Quote(start: 0, end: 0, kind: .direct)
        try reader.object(quoteKeys) { (reader, key) throws(RecordError) in
            switch key {
            case .start: quote.start = try reader.whole()
            case .end: quote.end = try reader.whole()
            case .kind: quote.kind = try reader.choice(quoteKinds)
            case .speaker: quote.speaker = try reader.optional(text)
            case .speakerText: quote.speakerText = try reader.optional(text)
            case .cue: quote.cue = try reader.optional(span)
            case .confidence: quote.confidence = try reader.optional(number)
            }
        }
        return quote
    }

    private enum SpanKey: String, CaseIterable {
        case start, end
    }

    private static let spanKeys = TypedKeys(SpanKey.self, required: 2)

    private static func span(_ reader: inout JSONReader) throws(RecordError) -> Span {
        var span = Span(start: 0, end: 0)
        try reader.object(spanKeys) { (reader, key) throws(RecordError) in
            switch key {
            case .start: span.start = try reader.whole()
            case .end: span.end = try reader.whole()
            }
        }
        return span
    }
}
