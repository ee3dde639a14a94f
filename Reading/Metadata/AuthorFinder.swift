/// Who a page says wrote its article.
struct AuthorFinder {
    let page: Page
    let hints: [Hints]
    let meta: MetaTags
    let data: StructuredData
    let blocks: [Block]
    /// The block that is the title; nil where no heading is.
    let title: Int?
    /// What the site calls itself.
    let siteName: String?

    /// The order is that of how often each was right on real pages. A site that names itself as author, and a
    /// user's handle, are believed only where nobody else is named.
    func authors() -> [String] {
        var fallback: [String] = []
        let sources: [() -> [String]] = [
            { data.names("author") }, { fromMeta }, { fromMicrodata }, { fromLinks }, { fromLines },
            { data.names("creator") },
        ]
        for source in sources {
            let names = Byline.names(in: source())
            let people = names.filter { !isSite($0) }
            // One word alone is a user's handle more often than a name.
            if people.contains(where: { $0.contains(" ") }) { return people }
            if fallback.isEmpty { fallback = people.isEmpty ? names : people }
        }
        return fallback
    }

    private func isSite(_ name: String) -> Bool {
        let name = name.lowercased()
        return siteName?.lowercased() == name || data.names("publisher").contains { $0.lowercased() == name }
    }

    private static let metaNames = [
        "author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator",
        "article.author", "article:author_name", "og:article:author", "creator",
    ]

    private var fromMeta: [String] {
        for name in Self.metaNames {
            let values = meta.all(name)
            if !Byline.names(in: values).isEmpty { return values }
        }
        let cited = meta.all("citation_author").map { author in
            let parts = author.split(separator: ",")
            return parts.count == 2 ? "\(parts[1].trimmed) \(parts[0].trimmed)" : author
        }
        if !cited.isEmpty { return cited }
        return meta.first("twitter:label1")?.lowercased() == "written by" ? meta.all("twitter:data1") : []
    }

    private static let elsewhere: Hints = [.comments, .related, .navigation, .footer, .biography]

    private var fromMicrodata: [String] {
        var names: [String] = []
        for index in page.nodes.indices where hints[index].isDisjoint(with: Self.elsewhere) {
            guard page.value(.itemprop, of: index)?.split(separator: " ").contains("author") == true else { continue }
            let inner = (index..<Int(page.nodes[index].end)).first { page.value(.itemprop, of: $0) == "name" } ?? index
            names.append(page.value(.content, of: inner) ?? page.text(of: inner, limit: 200))
        }
        return names
    }

    private var fromLinks: [String] {
        page.all(.a).filter {
            hints[$0].isDisjoint(with: Self.elsewhere)
                && page.value(.rel, of: $0)?.split(separator: " ").contains("author") == true
        }.map { page.text(of: $0, limit: 200) }
    }

    /// A short line near the title that begins with "By", or is only a name and is called a byline or follows "By".
    private var fromLines: [String] {
        guard let title else { return [] }
        let near = blocks[max(0, title - 4)..<min(blocks.count, title + 14)].filter {
            $0.text.count < 160 && $0.level != 1
        }
        let lines = near.map { String(decoding: $0.text, as: UTF8.self) }
        for line in lines {
            let names = Byline.names(inLine: line)
            if !names.isEmpty { return names }
        }
        for (index, line) in lines.enumerated() {
            let follows = index > 0 && Self.introductions.isWhole(LineWords.of(Array(lines[index - 1].utf8)[...]))
            guard follows || near[index].hints.contains(.byline) else { continue }
            let names = Byline.people(line.split { $0 == " " || $0 == "\n" }[...])
            if !names.isEmpty { return names }
        }
        return []
    }

    private static let introductions = PhraseSet(["by", "written by", "author", "words by", "posted by", "authored by"])
}
