import Postgres
import Shared

extension ArticleStore {
    /// Writes the articles and all their facts by COPY.
    func copy(_ articles: [PlacedArticle]) throws {
        var rows = FactRows()
        for article in articles { rows.append(article, known) }
        try connection.copy(into: "article", columns: FactRows.articleColumns, rows.articles)
        try connection.copy(into: "article_entity", columns: FactRows.entityColumns, rows.entities)
        try connection.copy(into: "mention", columns: FactRows.mentionColumns, rows.mentions)
        try connection.copy(into: "article_date", columns: FactRows.dateColumns, rows.dates)
        try connection.copy(into: "quote", columns: FactRows.quoteColumns, rows.quotes)
    }
}

/// The rows of many articles, ready for COPY. The order of the appends is that of the columns above them.
struct FactRows {
    var articles = CopyRows()
    var entities = CopyRows()
    var mentions = CopyRows()
    var dates = CopyRows()
    var quotes = CopyRows()

    /// Appends an article with all its facts. Every entity must be known.
    mutating func append(_ article: PlacedArticle, _ known: KnownEntities) {
        let keys = article.record.entities.map { known[$0.matchKey] }
        appendArticle(article)
        for (entity, key) in zip(article.record.entities, keys) {
            appendEntity(entity, key, article)
            for mention in entity.mentions { appendMention(mention, key, article) }
        }
        for date in article.record.dates { appendDate(date, article) }
        for quote in article.record.quotes { appendQuote(quote, quote.speaker.flatMap { keys[$0] }, article) }
    }

    static let articleColumns = [
        "article_key", "received_at", "extracted_at", "published_at", "published_on", "revision", "extractor_key",
        "entities", "mentions", "dates", "quotes", "id", "url", "source", "title", "authors", "language", "status",
        "content_hash", "text",
    ]

    private mutating func appendArticle(_ placed: PlacedArticle) {
        let record = placed.record
        let article = record.article
        articles.startRow(fields: Int16(Self.articleColumns.count))
        articles.append(placed.key)
        articles.append(record.receivedAt)
        articles.append(record.extractedAt)
        articles.append(record.published?.moment)
        articles.append(record.published?.day.number)
        articles.append(placed.revision)
        articles.append(placed.extractor)
        articles.append(Int32(record.entities.count))
        articles.append(Int32(record.mentionCount))
        articles.append(Int32(record.dates.count))
        articles.append(Int32(record.quotes.count))
        articles.append(ArticleID.bytes(record.id))
        articles.append(article.url)
        articles.append(article.source)
        articles.append(article.title)
        articles.append(article.authors)
        articles.append(article.language)
        articles.append(record.status.rawValue)
        articles.append(article.contentHash)
        articles.append(article.text)
    }

    static let entityColumns = [
        "article_key", "entity_key", "extractor_key", "mentions", "confidence", "name", "role", "country",
    ]

    private mutating func appendEntity(_ entity: NamedEntity, _ key: Int64?, _ article: PlacedArticle) {
        entities.startRow(fields: Int16(Self.entityColumns.count))
        entities.append(article.key)
        entities.append(key)
        entities.append(article.extractor)
        entities.append(Int32(entity.mentions.count))
        entities.append(entity.confidence)
        entities.append(entity.name)
        entities.append(entity.role)
        entities.append(entity.country)
    }

    static let mentionColumns = [
        "article_key", "entity_key", "extractor_key", "start_offset", "end_offset", "confidence", "kind", "words",
    ]

    private mutating func appendMention(_ mention: MentionFact, _ entity: Int64?, _ article: PlacedArticle) {
        mentions.startRow(fields: Int16(Self.mentionColumns.count))
        mentions.append(article.key)
        mentions.append(entity)
        mentions.append(article.extractor)
        mentions.append(mention.words.start)
        mentions.append(mention.words.end)
        mentions.append(mention.confidence)
        mentions.append(mention.kind.rawValue)
        mentions.append(mention.words.text)
    }

    static let dateColumns = [
        "article_key", "extractor_key", "start_offset", "end_offset", "first_day", "last_day", "words", "value",
        "modifier", "unresolved",
    ]

    private mutating func appendDate(_ date: DateFact, _ article: PlacedArticle) {
        dates.startRow(fields: Int16(Self.dateColumns.count))
        dates.append(article.key)
        dates.append(article.extractor)
        dates.append(date.words.start)
        dates.append(date.words.end)
        dates.append(date.days?.first.number)
        dates.append(date.days?.last.number)
        dates.append(date.words.text)
        dates.append(date.value)
        dates.append(date.modifier)
        dates.append(date.unresolved)
    }

    static let quoteColumns = [
        "article_key", "speaker_key", "extractor_key", "start_offset", "end_offset", "cue_start_offset",
        "cue_end_offset", "confidence", "kind", "speaker_text", "words",
    ]

    private mutating func appendQuote(_ quote: QuoteFact, _ speaker: Int64?, _ article: PlacedArticle) {
        quotes.startRow(fields: Int16(Self.quoteColumns.count))
        quotes.append(article.key)
        quotes.append(speaker)
        quotes.append(article.extractor)
        quotes.append(quote.words.start)
        quotes.append(quote.words.end)
        quotes.append(quote.cue?.start)
        quotes.append(quote.cue?.end)
        quotes.append(quote.confidence)
        quotes.append(quote.kind.rawValue)
        quotes.append(quote.speakerText)
        quotes.append(quote.words.text)
    }
}
