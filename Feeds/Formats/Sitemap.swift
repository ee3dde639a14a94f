/// Sitemaps, with the news extension, and indexes of sitemaps.
enum Sitemap {
    static func read(_ root: XMLElement) -> Feed {
        var feed = Feed()
        feed.sitemaps = root.all("sitemap").compactMap(link)
        feed.entries = root.all("url").compactMap(entry)
        return feed
    }

    private static func link(_ element: XMLElement) -> SitemapLink? {
        element.text(of: "loc").map { SitemapLink(url: $0, updatedAt: updatedAt(element)) }
    }

    private static func updatedAt(_ element: XMLElement) -> String? {
        element.text(of: "lastmod").flatMap(FeedDate.iso)
    }

    private static func entry(_ element: XMLElement) -> FeedEntry? {
        guard let url = element.text(of: "loc") else { return nil }
        var entry = FeedEntry(id: url)
        entry.url = url
        entry.updatedAt = updatedAt(element)
        guard let news = element.first("news") else { return entry }
        entry.title = news.text(of: "title")
        entry.publishedAt = news.text(of: "publication_date").flatMap(FeedDate.iso)
        entry.language = news.first("publication")?.text(of: "language")
        return entry
    }
}
