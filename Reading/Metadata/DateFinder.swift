/// When a page says that its article was published.
struct DateFinder {
    let page: Page
    let hints: [Hints]
    let meta: MetaTags
    let data: StructuredData
    let blocks: [Block]
    /// The block that is the title; 0 if none is.
    let title: Int
    let address: WebAddress?

    /// The order is that of how often each was right on real pages.
    func date() -> String? {
        let published = parsed(data.first("datePublished"))
        let sources: [() -> String?] = [
            { address?.day }, { fromMeta }, { fromText(.published) }, { fromOtherMeta }, { published },
            { fromMicrodata },
            { fromTimeElements }, { fromText(.loneLine) }, { parsed(data.first("dateCreated")) },
            { fromText(.updated) },
            { parsed(data.first("dateModified")) }, { parsed(meta.first("article:modified_time", "og:updated_time")) },
        ]
        guard let date = sources.lazy.compactMap({ $0() }).first else { return nil }
        // An address or a line of text says the day; another source may know the hour.
        let exact = [fromMeta, published, fromTimeElements].lazy.compactMap { $0 }.first { $0.hasPrefix(date) }
        return exact ?? date
    }

    private func parsed(_ text: String?) -> String? { text.flatMap(PublicationDate.parse) }

    private var fromMeta: String? {
        meta.first("article:published_time", "og:article:published_time", "article:published", "og:published_time")
            .flatMap(PublicationDate.parse)
    }

    private var fromOtherMeta: String? {
        meta.first(
            "parsely-pub-date", "sailthru.date", "datepublished", "date", "dc.date", "dc.date.issued",
            "dcterms.created",
            "dcterms.date", "pubdate", "publishdate", "publish-date", "publish_date", "published_time",
            "article.published",
            "article_date_original", "originalpublicationdate", "cxenseparse:recs:publishtime", "publication_date",
            "citation_publication_date",
            "citation_date", "datecreated", "displaydate"
        ).flatMap(PublicationDate.parse)
            ?? meta.first { $0.contains("publish") && $0.contains("date") }.flatMap(PublicationDate.parse)
    }

    private var fromMicrodata: String? {
        for index in page.nodes.indices {
            guard let property = page.value(.itemprop, of: index)?.lowercased(),
                property.contains("datepublished") || property.contains("published-date")
            else { continue }
            let text =
                page.value(.datetime, of: index) ?? page.value(.content, of: index) ?? page.text(of: index, limit: 100)
            if let date = PublicationDate.parse(text) { return date }
        }
        return nil
    }

    /// The first `<time>` that is not under a teaser, a comment or a list of links; one that says "published" before others.
    private var fromTimeElements: String? {
        var first: String?
        for index in page.all(.time) {
            guard hints[index].isDisjoint(with: [.comments, .related, .navigation, .aside, .footer]) else { continue }
            let text = page.value(.datetime, of: index) ?? page.text(of: index, limit: 100)
            guard let date = PublicationDate.parse(text) else { continue }
            if page.value(.class, of: index)?.contains("publish") == true { return date }
            first = first ?? date
        }
        return first
    }

    /// What a line with a date must be.
    private enum Line { case published, updated, loneLine }

    /// The date of a short line: near the title, or, for a lone line, anywhere among the article's own.
    private func fromText(_ wanted: Line) -> String? {
        let near =
            wanted == .loneLine
            ? blocks[title...] + blocks[..<title] : blocks[max(0, title - 6)..<min(blocks.count, title + 16)]
        let elsewhere = wanted == .loneLine ? Self.elsewhere : [.comments, .navigation, .footer]
        if wanted == .loneLine {
            let lines = near.filter { $0.level != 1 && $0.text.count < 40 }
            return lines.lazy.filter { $0.hints.isDisjoint(with: elsewhere) }.compactMap(loneDate).first
                ?? lines.lazy.filter { $0.hints.contains(.date) && $0.hints.isDisjoint(with: [.comments, .related]) }
                .compactMap(loneDate).first
        }
        let candidates = near.filter { ($0.level == 0 || $0.level > 3) && $0.hints.isDisjoint(with: elsewhere) }
        let lines = candidates.filter { $0.text.count < 160 && isUpdate($0) == (wanted == .updated) }
        let named = lines.lazy.filter { !$0.hints.isDisjoint(with: [.date, .byline, .metadata]) }.compactMap(date).first
        return named ?? lines.lazy.filter { LineWords.of($0.text[...]).count <= 10 && $0.sentenceEnds < 2 }.compactMap(
            date
        ).first
            ?? announced(wanted)
    }

    private static let elsewhere: Hints = [.comments, .related, .navigation, .aside, .footer]

    private func date(of block: Block) -> String? { PublicationDate.parse(String(decoding: block.text, as: UTF8.self)) }

    private func loneDate(_ block: Block) -> String? {
        LineWords.of(block.text[...]).count <= 5 ? date(of: block) : nil
    }

    private func isUpdate(_ block: Block) -> Bool { Self.updates.isIn(LineWords.of(block.text[...])) }

    /// The date of a line such as "Posted on May 10, 2024", wherever it stands.
    private func announced(_ wanted: Line) -> String? {
        let phrases = wanted == .updated ? Self.updates : Self.announcements
        return blocks.lazy.filter { $0.text.count < 120 && phrases.begins(LineWords.of($0.text[...], limit: 4)) }
            .compactMap(date).first
    }

    private static let announcements = PhraseSet([
        "published", "posted", "originally published", "date published", "publication date", "first published",
        "veröffentlicht", "publié", "publicado", "pubblicato", "gepubliceerd", "опубликовано",
    ])
    private static let updates = PhraseSet([
        "updated", "last updated", "modified", "last modified", "reviewed", "last reviewed", "aktualisiert",
        "mis à jour",
        "actualizado", "atualizado", "aggiornato",
    ])
}
