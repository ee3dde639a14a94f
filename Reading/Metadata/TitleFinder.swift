/// The headline of a page: the only `<h1>`, else what the page tells machines, else `<title>` without the site's name.
struct TitleFinder {
    private let page: Page
    private let meta: MetaTags
    private let data: StructuredData
    private let blocks: [Block]
    /// What the site may be called.
    private let siteNames: [String]

    init(page: Page, meta: MetaTags, data: StructuredData, blocks: [Block], site: WebAddress?) {
        self.page = page
        self.meta = meta
        self.data = data
        self.blocks = blocks
        siteNames = [
            meta.first("og:site_name", "application-name", "twitter:site"), data.names("publisher").first, site?.site,
        ]
        .compactMap { $0 }
    }

    func title() -> String? {
        let told = [
            data.first("headline"), meta.first("og:title").map(withoutSite),
            meta.first("twitter:title").map(withoutSite), documentTitle,
        ]
        .compactMap { $0 }.filter { !$0.isEmpty }
        let headings = blocks.filter { $0.level == 1 && !$0.hints.contains(.hidden) }.map {
            String(decoding: $0.text, as: UTF8.self)
        }
        .map(withoutSite).filter { $0.utf8.count > 3 && !isSiteName($0) }
        // A heading that nothing else agrees with loses to a headline that is told in three ways.
        let isToldTwice = told.count > 2 && Set(told.map(Self.key)).count == 1
        if headings.count == 1, isToldTwice, !agree(told[0], headings[0]) { return told[0] }
        if headings.count == 1,
            told.isEmpty || headings[0].utf8.count >= 12 || told.contains(where: { agree($0, headings[0]) })
        {
            return headings[0]
        }
        // Of several, the one that the page's own words for machines repeat.
        if let agreed = headings.first(where: { heading in told.contains { agree($0, heading) } }) { return agreed }
        return told.first ?? headings.first
    }

    private var documentTitle: String? {
        page.all(.title).first.map { withoutSite(page.text(of: $0)) }
    }

    private func isSiteName(_ text: String) -> Bool {
        siteNames.contains { Self.key($0) == Self.key(text) }
    }

    /// Whether two titles share most of their words.
    private func agree(_ one: String, _ other: String) -> Bool {
        let a = Set(LineWords.of(Array(one.utf8)[...]))
        let b = Set(LineWords.of(Array(other.utf8)[...]))
        return Double(a.intersection(b).count) > 0.6 * Double(max(1, min(a.count, b.count)))
            && Double(a.intersection(b).count) > 0.4 * Double(max(a.count, b.count))
    }

    /// Letters and digits only, for comparing names.
    private static func key(_ text: String) -> String {
        String(
            decoding: text.lowercased().utf8.filter { $0.isASCIILetter || $0.isASCIIDigit || $0 >= 0x80 }, as: UTF8.self
        )
    }

    /// The title without ` | Site`, ` - Site` or `Site: ` where that is the site's name or a short end.
    func withoutSite(_ title: String) -> String {
        let title = title.trimmed
        for mark in [" | ", " – ", " — ", " - ", " » ", " • ", " · ", " :: ", " / ", ": "] {
            let parts = title.split(separator: mark)
            guard parts.count > 1, let first = parts.first, let last = parts.last else { continue }
            if isPartOfSiteName(String(last)) { return parts.dropLast().joined(separator: mark) }
            if isPartOfSiteName(String(first)) { return parts.dropFirst().joined(separator: mark) }
            // What follows the bar is the site or its section.
            if mark == " | ", wordCount(first) >= 3, parts.dropFirst().allSatisfy({ wordCount($0) <= 4 }) {
                return String(first)
            }
            if mark != ": ", mark != " / ", wordCount(last) <= 3, wordCount(first) >= 4, parts.count == 2 {
                return String(first)
            }
        }
        return title
    }

    private func wordCount(_ text: Substring) -> Int { text.split(separator: " ").count }

    private func isPartOfSiteName(_ part: String) -> Bool {
        let part = Self.key(part)
        guard part.utf8.count > 2 else { return false }
        return siteNames.contains { name in
            let name = Self.key(name)
            return name == part || name.hasPrefix(part) || (name.utf8.count > 4 && part.hasPrefix(name))
        }
    }
}
