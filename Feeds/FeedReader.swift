/// Reads RSS 2.0 and its forerunners, RSS 1.0, Atom, JSON Feed, sitemaps and sitemap indexes.
public enum FeedReader {
    /// The longest feed that is read, in bytes.
    public static let maximumBytes = 10_000_000

    /// The feed in `bytes`, told by its look. Entries with neither an address nor a text are left out.
    public static func read(_ bytes: [UInt8]) throws(FeedError) -> Feed {
        guard bytes.count <= maximumBytes else {
            throw .unreadable("it is longer than \(maximumBytes) bytes")
        }
        if bytes.first(where: { !isSpaceOrMark($0) }) == UInt8(ascii: "{") {
            return try JSONFeed.read(bytes)
        }
        let root = try XMLElement.parse(bytes)
        switch root.name {
        case "rss", "rdf", "RDF": return RSS.read(root)
        case "feed": return Atom.read(root)
        case "urlset", "sitemapindex": return Sitemap.read(root)
        default: throw .notAFeed(root.name)
        }
    }

    /// White space and the byte order mark of UTF-8.
    private static func isSpaceOrMark(_ byte: UInt8) -> Bool {
        byte <= 32 || byte == 0xEF || byte == 0xBB || byte == 0xBF
    }
}
