import Shared

/// An article as it was read: fields and its own words.
public struct ReadArticle: Sendable, Equatable {
    /// The headline.
    public var title: String?
    /// The bylines, one name each.
    public var authors: [String] = []
    /// ISO 8601, as exact as it is known: `2024-05-10` or `2024-05-10T09:00:00+02:00`.
    public var publishedAt: String?
    /// BCP 47, as the publisher declares it; not checked.
    public var declaredLanguage: String?
    /// The address that the article goes by, without what only tracks readers.
    public var canonicalURL: String?
    /// The outlet: what the publisher calls it, else the host.
    public var source: String?
    /// The agency that the text is credited to: `AP`, `Reuters`.
    public var credit: String?
    /// The article's own words, paragraphs separated by a blank line.
    public var text: String
    /// What was cut from the text.
    public var removed = Removed()

    /// Makes an article of its text; the other fields are set one by one.
    public init(text: String) {
        self.text = text
    }
}
