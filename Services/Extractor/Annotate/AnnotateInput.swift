import Identity
import Shared

/// A line of `extractor annotate`: an article of which only the text is required.
struct AnnotateInput: Decodable {
    private var schema: Int?
    private var id: String?
    private var url: String?
    private var source: String?
    private var title: String?
    private var authors: [String]?
    private var publishedAt: String?
    private var language: String?
    private var text: String
    private var contentHash: String?
    private var receivedAt: String?

    /// The article: what is missing follows from what is there, never from the clock, so that the same line always
    /// gives the same extraction. Throws on a newer schema.
    func article() throws(RecordError) -> Article {
        if let schema, !(1...Article.currentSchema).contains(schema) { throw .unknownSchema(schema) }
        return Article(
            id: id ?? ArticleIdentity.id(url: url, text: text), url: url, source: source, title: title,
            authors: authors ?? [], publishedAt: publishedAt, language: language ?? "en", text: text,
            contentHash: contentHash ?? ArticleIdentity.contentHash(title: title, text: text),
            receivedAt: receivedAt ?? "1970-01-01T00:00:00Z")
    }
}
