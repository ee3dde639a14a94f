/// The topics that an article passes, each with an optional prefix, so that several installations can share a broker.
public struct TopicNames: Sendable, Equatable {
    /// The open door: anything published here is an article.
    public let inbox: String
    /// `Article` records, keyed by article id.
    public let articles: String
    /// `Extraction` records, keyed by article id.
    public let extracted: String
    /// What could not be processed: the original bytes, the reason in the headers.
    public let rejected: String
    /// What is known of each feed that `ingest` polls, keyed by the feed's address; compacted.
    public let feeds: String

    private let prefix: String

    /// Makes the names with `prefix` in front, "" for none.
    public init(prefix: String = "") {
        self.prefix = prefix
        inbox = prefix + "articles.inbox"
        articles = prefix + "articles"
        extracted = prefix + "articles.extracted"
        rejected = prefix + "articles.rejected"
        feeds = prefix + "ingest.feeds"
    }

    /// The consumer group of a service that reads one of them: its name, with the same prefix.
    public func group(of service: String) -> String { prefix + service }

    /// Those that articles pass, in the order of their way.
    public var all: [String] { [inbox, articles, extracted, rejected] }
}
