import Postgres
import Shared

extension ArticleStore {
    /// Writes the articles by COPY, each new one with a story of its own.
    func copyTexts(_ articles: [PlacedArticle]) throws {
        guard !articles.isEmpty else { return }
        try copy(into: "article", FactRows.articleColumns, articles, FactRows.appendArticle)
        try copy(into: "article_story", FactRows.storyColumns, articles.filter(\.isNew), FactRows.appendStory)
    }

    /// Writes all that was found in them.
    func copyFacts(_ articles: [PlacedArticle]) throws {
        guard !articles.isEmpty else { return }
        try copy(into: "article_entities", FactRows.entityColumns, articles, FactRows.appendEntities)
        try copy(into: "article_mentions", FactRows.mentionColumns, articles, FactRows.appendMentions)
        try copy(into: "article_date", FactRows.dateColumns, articles, FactRows.appendDates)
        try copy(into: "quote", FactRows.quoteColumns, articles, FactRows.appendQuotes)
    }

    private func copy(
        into table: String, _ columns: [String], _ articles: [PlacedArticle],
        _ append: (PlacedArticle, inout CopyRows) -> Void
    ) throws {
        try connection.copy(into: table, columns: columns, from: articles, append)
    }
}

/// The rows of an article for each table. The order of the appends is that of the columns above them.
enum FactRows {
    static let articleColumns = [
        "article_key", "received_at", "extracted_at", "published_at", "published_on", "revision", "extractor_key",
        "fingerprint", "entities", "mentions", "dates", "quotes", "id", "url", "source", "title", "authors", "language",
        "status",
        "content_hash", "text", "signature",
    ]

    static func appendArticle(_ placed: PlacedArticle, to rows: inout CopyRows) {
        let record = placed.record
        let article = record.article
        rows.startRow(fields: Int16(Self.articleColumns.count))
        rows.append(placed.key)
        rows.append(record.receivedAt)
        rows.append(record.extractedAt)
        rows.append(record.published?.moment)
        rows.append(record.published?.day.number)
        rows.append(placed.revision)
        rows.append(placed.extractor)
        rows.append(record.fingerprint)
        rows.append(Int32(record.entities.count))
        rows.append(Int32(record.mentions.count))
        rows.append(Int32(record.dates.count))
        rows.append(Int32(record.quotes.count))
        rows.append(ArticleID.bytes(record.id))
        rows.append(article.url)
        rows.append(article.source)
        rows.append(article.title)
        rows.append(article.authors)
        rows.append(article.language)
        rows.append(record.status.rawValue)
        rows.append(article.contentHash)
        rows.append(article.text)
        rows.append(record.signature?.bytes)
    }

    static let entityColumns = [
        "article_key", "extractor_key", "entity_keys", "mentions", "confidences", "names", "roles", "countries",
    ]

    /// All entities of an article in one row of lists.
    static func appendEntities(_ article: PlacedArticle, to rows: inout CopyRows) {
        let entities = article.record.entities
        rows.startRow(fields: Int16(entityColumns.count))
        rows.append(article.key)
        rows.append(article.extractor)
        rows.append(article.entityKeys)
        rows.append(entities.map(\.mentions))
        rows.append(entities.map(\.confidence))
        rows.append(entities.map(\.name))
        rows.append(entities.map(\.role))
        rows.append(entities.map(\.country))
    }

    static let mentionColumns = [
        "article_key", "extractor_key", "entity_keys", "start_offsets", "end_offsets", "confidences", "kinds", "words",
    ]

    /// All mentions of an article in one row of lists.
    static func appendMentions(_ article: PlacedArticle, to rows: inout CopyRows) {
        let mentions = article.record.mentions
        rows.startRow(fields: Int16(mentionColumns.count))
        rows.append(article.key)
        rows.append(article.extractor)
        rows.append(mentions.entities.map { article.entityKeys[$0] })
        rows.append(mentions.starts)
        rows.append(mentions.ends)
        rows.append(mentions.confidences)
        rows.append(letters: mentions.kinds.map(\.letter))
        rows.append(mentions.words)
    }

    static let dateColumns = [
        "article_key", "extractor_key", "start_offset", "end_offset", "first_day", "last_day", "words", "value",
        "modifier", "unresolved",
    ]

    static func appendDates(_ article: PlacedArticle, to rows: inout CopyRows) {
        for date in article.record.dates {
            rows.startRow(fields: Int16(dateColumns.count))
            rows.append(article.key)
            rows.append(article.extractor)
            rows.append(date.words.start)
            rows.append(date.words.end)
            rows.append(date.days?.first.number)
            rows.append(date.days?.last.number)
            rows.append(date.words.text)
            rows.append(date.value)
            rows.append(date.modifier)
            rows.append(date.unresolved)
        }
    }

    static let quoteColumns = [
        "article_key", "speaker_key", "extractor_key", "start_offset", "end_offset", "cue_start_offset",
        "cue_end_offset", "confidence", "kind", "speaker_text", "words",
    ]

    static func appendQuotes(_ article: PlacedArticle, to rows: inout CopyRows) {
        for quote in article.record.quotes {
            rows.startRow(fields: Int16(quoteColumns.count))
            rows.append(article.key)
            rows.append(quote.speaker.map { article.entityKeys[$0] })
            rows.append(article.extractor)
            rows.append(quote.words.start)
            rows.append(quote.words.end)
            rows.append(quote.cue?.start)
            rows.append(quote.cue?.end)
            rows.append(quote.confidence)
            rows.append(quote.kind.rawValue)
            rows.append(quote.speakerText)
            rows.append(quote.words.text)
        }
    }

    static let storyColumns = ["article_key", "story_key"]

    /// Alone at first.
    static func appendStory(_ article: PlacedArticle, to rows: inout CopyRows) {
        rows.startRow(fields: Int16(storyColumns.count))
        rows.append(article.key)
        rows.append(article.key)
    }
}

extension Mention.Kind {
    /// As `article_mentions.kinds` has it.
    fileprivate var letter: UInt8 {
        switch self {
        case .name: UInt8(ascii: "n")
        case .nominal: UInt8(ascii: "d")
        case .pronoun: UInt8(ascii: "p")
        }
    }
}
