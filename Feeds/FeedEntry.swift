/// One article that a feed or sitemap points to, with what the list itself says about it.
public struct FeedEntry: Sendable, Equatable {
    /// Where the article is; nil where the feed carries it without an address.
    public var url: String?
    /// The feed's own name for it, else its address: tells whether it was seen before.
    public var id: String
    /// The headline.
    public var title: String?
    /// The bylines.
    public var authors: [String] = []
    /// ISO 8601 day or time in UTC.
    public var publishedAt: String?
    /// When the list says that the article was last changed: ISO 8601 day or time in UTC.
    public var updatedAt: String?
    /// BCP 47, as the feed gives it for the entry or for itself.
    public var language: String?
    /// The whole article as HTML, where the feed carries it.
    public var content: String?
    /// A summary, as HTML or text.
    public var summary: String?

    /// Makes an entry with an id.
    public init(id: String) {
        self.id = id
    }
}

/// A feed or sitemap, read.
public struct Feed: Sendable, Equatable {
    /// What the feed calls itself.
    public var title: String?
    /// The articles, in the feed's order.
    public var entries: [FeedEntry] = []
    /// Further sitemaps that a sitemap index points to, in its order.
    public var sitemaps: [SitemapLink] = []
    /// Why nothing could be read after the last entry; nil when the feed is whole.
    public var fault: String?

    /// An empty feed.
    public init() {}

    /// The first `count` articles; where there are more, those that the feed says are the latest. Plain sitemaps hold all
    /// pages of a site, in any order.
    public func latest(_ count: Int) -> [FeedEntry] {
        guard entries.count > count else { return entries }
        return Array(entries.latestFirst { $0.updatedAt ?? $0.publishedAt }.prefix(count))
    }

    /// The sitemaps of an index, those first that it says were changed last.
    public var latestSitemaps: [SitemapLink] { sitemaps.latestFirst(by: \.updatedAt) }
}

/// A sitemap, as an index of sitemaps names it.
public struct SitemapLink: Sendable, Equatable {
    /// Where it is.
    public var url: String
    /// When it was last changed: ISO 8601 day or time in UTC; nil where the index does not say.
    public var updatedAt: String?

    /// Makes a link.
    public init(url: String, updatedAt: String? = nil) {
        self.url = url
        self.updatedAt = updatedAt
    }
}

extension Array {
    /// Sorted by date, the latest first, those without one last; in their order where the dates are the same.
    fileprivate func latestFirst(by date: (Element) -> String?) -> [Element] {
        let dated = enumerated().map { (date($0.element) ?? "", $0.offset) }
        return dated.sorted { $0.0 == $1.0 ? $0.1 < $1.1 : $0.0 > $1.0 }.map { self[$0.1] }
    }
}

/// Why bytes are not a feed.
public enum FeedError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Neither XML nor JSON that could be read.
    case unreadable(String)
    /// Well-formed, but no feed: the name of its root.
    case notAFeed(String)

    /// What was wrong.
    public var description: String {
        switch self {
        case .unreadable(let reason): "the feed cannot be read: \(reason)"
        case .notAFeed(let root): "this is no RSS, Atom or JSON feed and no sitemap, but '\(root)'"
        }
    }
}
