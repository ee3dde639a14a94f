import Shared

/// What a source says of an article, before it is cleaned, checked and identified: what every reader of a format makes,
/// and all that ``ArticleMaker`` needs.
struct ArticleDraft: Equatable {
    /// The article's words. The only thing that must be there.
    var text: String
    /// Where it was published.
    var url: String?
    /// The outlet.
    var source: String?
    /// The headline.
    var title: String?
    /// The bylines.
    var authors: [String] = []
    /// A day or a time, ISO 8601.
    var publishedAt: String?
    /// BCP 47.
    var language: String?
    /// The news agency that the text is credited to.
    var credit: String?
    /// What reading cut from the source.
    var removed = Removed()
    /// The id that the publisher believes the article to have.
    var id: String?
}
