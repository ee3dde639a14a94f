/// Atom (RFC 4287).
enum Atom {
    static func read(_ root: XMLElement) -> Feed {
        var feed = Feed()
        feed.title = root.text(of: "title")
        let authors = names(root)
        feed.entries = root.all("entry").compactMap { entry($0, authors: authors, language: root.attributes["lang"]) }
        return feed
    }

    private static func entry(_ element: XMLElement, authors: [String], language: String?) -> FeedEntry? {
        let content = element.text(of: "content")
        let url = link(of: element)
        guard let id = element.text(of: "id") ?? url, url != nil || content != nil else { return nil }
        var entry = FeedEntry(id: id)
        entry.url = url
        entry.title = element.text(of: "title")
        entry.authors = names(element).isEmpty ? authors : names(element)
        entry.publishedAt = element.text(of: "published", "issued", "updated").flatMap(FeedDate.iso)
        entry.updatedAt = element.text(of: "updated", "modified").flatMap(FeedDate.iso)
        entry.language = element.attributes["lang"] ?? language
        entry.content = content
        entry.summary = element.text(of: "summary")
        return entry
    }

    /// The page itself: `rel="alternate"`, which is also what a link without `rel` means; HTML before other types.
    private static func link(of element: XMLElement) -> String? {
        let pages = element.all("link").filter { ($0.attributes["rel"] ?? "alternate") == "alternate" }
        let page = pages.first { $0.attributes["type"] == "text/html" } ?? pages.first
        return page?.attributes["href"]?.trimmed()
    }

    private static func names(_ element: XMLElement) -> [String] {
        element.all("author").compactMap { $0.text(of: "name") }
    }
}
