import Identity
import Reading
import Service
import Shared

/// Makes the one record of whatever a source said: cleans it, checks each field, and gives it its id. Pure.
struct ArticleMaker: Sendable {
    let limits: IngestLimits

    /// The record, ready for the topic. `receivedAt` is the present.
    func article(
        from draft: ArticleDraft, receivedAt: String = Timestamp.now()
    ) throws(RecordError) -> PreparedArticle {
        let (article, removed) = try Self.article(from: draft, receivedAt)
        let record = JSONWriter.bytes(of: article, reserving: article.text.utf8.count + 1024)
        guard record.count <= limits.record else {
            throw .tooLarge(what: "the article's record", bytes: record.count, limit: limits.record)
        }
        return PreparedArticle(id: article.id, record: record, removedCharacters: removed)
    }

    private static func article(
        from draft: ArticleDraft, _ receivedAt: String
    ) throws(RecordError) -> (Article, removed: Int) {
        var removed = 0
        func clean(_ raw: String?) -> String? {
            guard let clean = raw.map(CleanText.init) else { return nil }
            removed += clean.removed
            return clean.text.isEmpty ? nil : clean.text
        }
        guard let text = clean(draft.text) else { throw .invalid(field: "text", reason: "it is empty") }
        let url = try url(draft.url)
        let title = clean(draft.title)
        var article = Article(
            id: try id(draft, url: url, text: text), url: url?.text, source: clean(draft.source) ?? url.map(outlet),
            title: title, authors: draft.authors.compactMap(clean), publishedAt: try date(draft.publishedAt),
            language: language(of: text, declared: try language(draft.language)), text: text,
            contentHash: ArticleIdentity.contentHash(title: title, text: text), receivedAt: receivedAt)
        article.credit = clean(draft.credit)
        article.removed = draft.removed.count > 0 ? draft.removed : nil
        article.signature = TextSignature(of: text)?.text
        return (article, removed)
    }

    private static func url(_ raw: String?) throws(RecordError) -> CanonicalURL? {
        guard let raw, !raw.isEmpty else { return nil }
        guard let url = CanonicalURL(raw) else {
            let limit = CanonicalURL.maximumLength
            throw .invalid(field: "url", reason: "it must be an absolute http or https URL of at most \(limit) bytes")
        }
        return url
    }

    /// The host, without the `www.` that says nothing.
    private static func outlet(_ url: CanonicalURL) -> String {
        url.host.hasPrefix("www.") ? String(url.host.dropFirst(4)) : url.host
    }

    private static func id(_ draft: ArticleDraft, url: CanonicalURL?, text: String) throws(RecordError) -> String {
        let id = ArticleIdentity.id(canonical: url, text: text)
        guard let given = draft.id, given.lowercased() != id else { return id }
        throw .invalid(field: "id", reason: "this article's id is \(id): leave the field out, or say that")
    }

    private static func date(_ raw: String?) throws(RecordError) -> String? {
        guard let raw, !raw.isEmpty else { return nil }
        guard let date = PublicationDate(raw) else {
            throw .invalid(
                field: "publishedAt",
                reason: "it must be a day (2024-05-10) or a time (2024-05-10T09:00:00Z) of ISO 8601")
        }
        return date.text
    }

    /// What the publisher declares is believed as far as the text does not clearly speak another language that can be told.
    private static func language(of text: String, declared: String) -> String {
        let guess = LanguageIdentifier.identify(text)
        guard guess.confidence > surelyAnother else { return declared == "und" ? guess.language : declared }
        let base = declared.prefix { $0 != "-" }
        let isKnown = LanguageIdentifier.languages.contains(String(base)) || base == "und" || base == "no"
        return base == guess.language || (base == "no" && guess.language == "nb") || !isKnown
            ? declared : guess.language
    }

    private static let surelyAnother = 0.9

    private static func language(_ raw: String?) throws(RecordError) -> String {
        guard let raw, !raw.isEmpty else { return "und" }
        guard let tag = LanguageTag(raw) else {
            throw .invalid(field: "language", reason: "it must be a language tag of BCP 47, as en or pt-BR")
        }
        return tag.text
    }
}

/// An article ready to be published.
struct PreparedArticle: Sendable, Equatable {
    /// The message's key.
    var id: String
    /// The message's value.
    var record: [UInt8]
    /// How many control characters were taken out of it.
    var removedCharacters: Int
}
