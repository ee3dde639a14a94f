import FoundationEssentials

/// JSON Feed 1.0 and 1.1.
enum JSONFeed {
    /// As many items are kept: each takes many times the memory of the bytes that a tiny one has.
    private static let limit = 50_000

    private struct Document: Decodable {
        var title: String?
        var language: String?
        var items: [Item] = []

        enum CodingKeys: String, CodingKey {
            case title, language, items
        }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            title = try fields.decodeIfPresent(String.self, forKey: .title)
            language = try fields.decodeIfPresent(String.self, forKey: .language)
            var list = try fields.nestedUnkeyedContainer(forKey: .items)
            while !list.isAtEnd, items.count < limit {
                if let item = try list.decode(Lenient<Item>.self).value, item.isReadable { items.append(item) }
            }
        }
    }

    private struct Item: Decodable {
        var id: Lenient<String>?
        var url: String?
        var title: String?
        var contentHTML: String?
        var contentText: String?
        var summary: String?
        var datePublished: String?
        var dateModified: String?
        var language: String?
        var authors: [Author]?
        var author: Author?

        /// Whether it has an address or a text.
        var isReadable: Bool { url != nil || contentHTML != nil || contentText != nil }

        enum CodingKeys: String, CodingKey {
            case id, url, title, summary, language, authors, author
            case contentHTML = "content_html"
            case contentText = "content_text"
            case datePublished = "date_published"
            case dateModified = "date_modified"
        }
    }

    private struct Author: Decodable {
        var name: String?
    }

    /// A value, or nil when it is of another shape: one odd item leaves the others readable.
    private struct Lenient<Value: Decodable>: Decodable {
        var value: Value?

        init(from decoder: any Decoder) throws {
            value = try? Value(from: decoder)
        }
    }

    static func read(_ bytes: [UInt8]) throws(FeedError) -> Feed {
        guard let document = try? JSONDecoder().decode(Document.self, from: Data(bytes)) else {
            throw .unreadable("it is no JSON Feed")
        }
        var feed = Feed()
        feed.title = document.title
        feed.entries = document.items.compactMap { entry($0, language: document.language) }
        return feed
    }

    private static func entry(_ item: Item, language: String?) -> FeedEntry? {
        let content = item.contentHTML ?? item.contentText
        guard let id = item.id?.value ?? item.url else { return nil }
        var entry = FeedEntry(id: id)
        entry.url = item.url
        entry.title = item.title
        entry.authors = (item.authors ?? [item.author].compactMap(\.self)).compactMap { $0.name?.trimmed() }
        entry.publishedAt = item.datePublished.flatMap(FeedDate.iso)
        entry.updatedAt = item.dateModified.flatMap(FeedDate.iso)
        entry.language = item.language ?? language
        entry.content = content
        entry.summary = item.summary
        return entry
    }
}
