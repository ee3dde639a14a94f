import Feeds
import Reading

/// What a feed says of an article, for what its page does not say of itself.
struct EntryFields {
    private let title: String?
    private let authors: [String]
    private let publishedAt: String?
    private let language: String?
    private let source: String?
    private let url: String?

    /// The fields of `entry`, whose article lies at `url`.
    init(_ entry: FeedEntry, _ feed: Feed, url: String?) {
        title = entry.title.flatMap(Self.line)
        authors = entry.authors.compactMap(Self.line)
        publishedAt = entry.publishedAt
        language = entry.language.flatMap { LanguageTag($0)?.text }
        source = feed.title.flatMap(Self.line)
        self.url = url
    }

    /// Fills what is empty.
    func complete(_ draft: inout ArticleDraft) {
        draft.title = draft.title ?? title
        if draft.authors.isEmpty { draft.authors = authors }
        draft.publishedAt = draft.publishedAt ?? publishedAt
        draft.language = draft.language ?? language
        draft.source = draft.source ?? source
        draft.url = draft.url ?? url
    }

    /// A line as people read it: feeds put tags and entities even into titles.
    static func line(_ text: String) -> String? {
        let words = PlainText.clean(withoutTags(text.prefix(2000))).text.split(whereSeparator: \.isWhitespace)
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    /// A `<` with a letter or a stroke behind it begins a tag.
    private static func withoutTags(_ text: Substring) -> String {
        let pieces = text.split(separator: "<", omittingEmptySubsequences: false)
        return pieces.dropFirst().reduce(into: String(pieces[0])) { result, piece in
            let isTag = piece.first.map { $0.isLetter || $0 == "/" } ?? false
            if isTag, let end = piece.firstIndex(of: ">") {
                result += piece[piece.index(after: end)...]
            } else {
                result += "<" + piece
            }
        }
    }
}
