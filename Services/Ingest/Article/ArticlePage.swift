import Identity
import Reading
import Shared

/// Articles as pages of the web.
enum ArticlePage {
    /// The draft of a page in any encoding.
    static func draft(
        _ bytes: ArraySlice<UInt8>, mediaType: String?, url: String?
    ) throws(RecordError) -> ArticleDraft {
        do throws(ReadingError) {
            return ArticleDraft(try Reader.read(Array(bytes), as: .html, contentType: mediaType, url: url))
        } catch {
            throw RecordError(error)
        }
    }
}

extension ArticleDraft {
    /// What was read. A page's own mistakes (a date that is none, an address that cannot be used) lose a field, not the
    /// article.
    init(_ article: ReadArticle) {
        text = article.text
        url = article.canonicalURL.flatMap { CanonicalURL($0) == nil ? nil : $0 }
        source = article.source
        title = article.title
        authors = article.authors
        publishedAt = article.publishedAt.flatMap { PublicationDate($0) == nil ? nil : $0 }
        language = article.declaredLanguage.flatMap { LanguageTag($0) == nil ? nil : $0 }
        credit = article.credit
        removed = article.removed
    }
}

extension RecordError {
    init(_ error: ReadingError) {
        switch error {
        case .noText: self = .invalid(field: "text", reason: error.description)
        case .tooLarge(let bytes, let limit): self = .tooLarge(what: "the page", bytes: bytes, limit: limit)
        case .unknownEncoding, .unsupportedType, .tooManyElements, .malformed: self = .unsupported(error.description)
        }
    }
}
