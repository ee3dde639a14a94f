/// Reads RSS 2.0 and its forerunners, RSS 1.0, Atom, JSON Feed, sitemaps and sitemap indexes.
public enum FeedReader {
    /// The longest feed that is read, in bytes.
    public static let maximumBytes = 10_000_000

    /// The feed in `bytes`, told by its look. Entries with neither an address nor a text are left out. Of broken XML, what
    /// stands before the break is read.
    public static func read(_ bytes: [UInt8]) throws(FeedError) -> Feed {
        guard bytes.count <= maximumBytes else {
            throw .unreadable("it is longer than \(maximumBytes) bytes")
        }
        if bytes.first(where: { !isSpaceOrMark($0) }) == UInt8(ascii: "{") {
            return try JSONFeed.read(bytes)
        }
        let tree = try XMLTree(bytes)
        var feed = try read(tree.root)
        feed.fault = tree.fault
        return feed
    }

    private static func read(_ root: XMLElement) throws(FeedError) -> Feed {
        switch root.name {
        case "rss", "rdf", "RDF": RSS.read(root)
        case "feed": Atom.read(root)
        case "urlset", "sitemapindex": Sitemap.read(root)
        default: throw .notAFeed(root.name)
        }
    }

    /// White space and the byte order mark of UTF-8.
    private static func isSpaceOrMark(_ byte: UInt8) -> Bool {
        byte <= 32 || byte == 0xEF || byte == 0xBB || byte == 0xBF
    }
}
