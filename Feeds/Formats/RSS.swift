/// RSS 0.9x, 1.0 (RDF) and 2.0, with Dublin Core and `content:encoded`.
enum RSS {
    static func read(_ root: XMLElement) -> Feed {
        let channel = root.first("channel")
        var feed = Feed()
        feed.title = channel?.text(of: "title")
        let language = channel?.text(of: "language")
        // RSS 1.0 puts the items beside the channel, 2.0 inside it.
        feed.entries = ((channel?.all("item") ?? []) + root.all("item")).compactMap { entry($0, language: language) }
        return feed
    }

    private static func entry(_ item: XMLElement, language: String?) -> FeedEntry? {
        let guid = item.first("guid")
        let permalink = guid?.attributes["isPermaLink"] != "false" ? guid?.text.trimmed() : nil
        let url = item.text(of: "link") ?? item.attributes["about"] ?? permalink.flatMap(webAddress)
        let content = item.children.first { $0.name == "encoded" }?.text.trimmed()
        guard let id = guid?.text.trimmed() ?? url ?? item.text(of: "title"), url != nil || content != nil else {
            return nil
        }
        var entry = FeedEntry(id: id)
        entry.url = url
        entry.title = item.text(of: "title")
        entry.authors = authors(of: item)
        entry.publishedAt = item.text(of: "pubDate", "date", "published").flatMap(FeedDate.iso)
        entry.updatedAt = item.text(of: "updated", "modified").flatMap(FeedDate.iso)
        entry.language = item.text(of: "language") ?? language
        entry.content = content
        entry.summary = item.text(of: "description")
        return entry
    }

    /// `dc:creator` holds names; RSS's own `author` holds "address (name)".
    private static func authors(of item: XMLElement) -> [String] {
        let creators = item.all("creator").compactMap { $0.text.trimmed() }
        guard creators.isEmpty else { return creators }
        return item.all("author").compactMap { $0.text.trimmed() }.map { author in
            guard author.hasSuffix(")"), let open = author.firstIndex(of: "(") else { return author }
            return String(author[author.index(after: open)...].dropLast())
        }
    }

    private static func webAddress(_ text: String) -> String? {
        text.hasPrefix("http://") || text.hasPrefix("https://") ? text : nil
    }
}
