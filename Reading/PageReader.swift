/// Reads a page: HTML in, an article out.
enum PageReader {
    /// The limits of what is parsed at all.
    static let maximumBytes = 8 << 20
    /// An element costs the parser some 350 bytes; more of them than this for each byte of a page are an attack.
    private static let elementsPerByte = 1.0 / 8
    private static let elementsAllowed = 50_000

    /// Reads a page of UTF-8 bytes that came from `url`.
    static func read(_ html: [UInt8], url: String?) throws(ReadingError) -> ReadArticle {
        guard html.count <= maximumBytes else { throw .tooLarge(bytes: html.count, limit: maximumBytes) }
        let reduction = PageReduction(html)
        let limit = elementsAllowed + Int(Double(html.count) * elementsPerByte)
        guard reduction.elements <= limit else { throw .tooManyElements(reduction.elements, limit: limit) }
        guard let page = PageParser.parse(reduction.html) else { throw .malformed("no memory to parse the page") }
        return article(page, StructuredData(reduction.structuredData), url: url)
    }

    private static func article(_ page: Page, _ data: StructuredData, url: String?) -> ReadArticle {
        let meta = MetaTags(page)
        let hints = HintedPage.hints(of: page)
        let blocks = BlockCutter(page, hints: hints).blocks
        let main = MainText(page, blocks)
        var article = ReadArticle(text: clean(main.text))
        let given = url.flatMap(WebAddress.init)
        let address = canonical(given: given, meta: meta, data: data)
        article.canonicalURL = address?.description
        article.title = TitleFinder(page: page, meta: meta, data: data, blocks: blocks, site: address).title().map(
            clean)
        let title = titleIndex(article.title, blocks)
        let siteName = meta.first("og:site_name") ?? data.names("publisher").first
        article.source = siteName ?? address?.site
        article.authors = AuthorFinder(
            page: page, hints: hints, meta: meta, data: data, blocks: blocks, title: title, siteName: siteName
        ).authors()
        article.publishedAt = DateFinder(
            page: page, hints: hints, meta: meta, data: data, blocks: blocks, title: title ?? 0,
            address: given ?? address
        ).date()
        article.credit = Credit.agency(amongAuthors: article.authors) ?? Credit.agency(inText: article.text)
        article.declaredLanguage = language(page, meta, data)
        for block in main.removed { article.removed.add(clean(String(decoding: block.text, as: UTF8.self))) }
        return article
    }

    private static func clean(_ text: String) -> String {
        String(decoding: Characters.clean(Array(text.utf8)), as: UTF8.self)
    }

    /// The block that shows the title: bylines and dates stand near it.
    private static func titleIndex(_ title: String?, _ blocks: [Block]) -> Int? {
        let shown = title.flatMap { title in
            blocks.firstIndex { $0.level > 0 && $0.text.elementsEqual(title.utf8) }
        }
        return shown ?? blocks.firstIndex { $0.level == 1 && $0.hints.isDisjoint(with: .unwanted) }
    }

    /// The page's own word for its address, unless it names another site.
    private static func canonical(given: WebAddress?, meta: MetaTags, data: StructuredData) -> WebAddress? {
        for candidate in [meta.canonical, meta.first("og:url"), data.first("url")] {
            guard let address = candidate.flatMap(WebAddress.init) else { continue }
            guard let given else { return address.withoutTracking }
            // A canonical address that is the front page is a mistake of the site.
            if address.site == given.site, address.path != "/" || given.path == "/" { return address.withoutTracking }
        }
        return given?.withoutTracking
    }

    private static func language(_ page: Page, _ meta: MetaTags, _ data: StructuredData) -> String? {
        let declared =
            page.all(.html).first.flatMap { page.value(.lang, of: $0) } ?? data.first("inLanguage")
            ?? meta.first("og:locale", "content-language", "language", "dc.language")
        let code = declared?.prefix { $0 != "," && $0 != ";" }.replacing("_", with: "-").trimmed ?? ""
        return (2...12).contains(code.utf8.count) ? code : nil
    }
}
