import Testing

@testable import Reading

@Suite struct PageReadingTests {
    /// A page such as news sites make, with an article of three paragraphs in it.
    static let page = """
        <!doctype html><html lang="en-GB"><head><title>Ferry runs again | Harbour Post</title>
        <meta property="og:site_name" content="Harbour Post">
        <meta property="article:published_time" content="2024-05-10T09:30:00+02:00">
        <link rel="canonical" href="https://harbour.example/2024/05/10/ferry?utm_source=x">
        <script>var p = "<p>not text</p>";</script><style>p { color: red }</style></head>
        <body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
        <main><article class="post"><h1>Ferry to the islands runs again</h1>
        <p class="byline">By Ann Lee and Bo Ek</p><div class="share-bar"><a href="#">Share this</a></div>
        <div class="post-body"><p>The ferry between Nordhavn and the outer islands sailed again on Friday, the company said,
        after eleven days in the yard for repairs to its engine.</p>
        <figure><img src="f.jpg"><figcaption>The ferry in the yard. Photo: Harbour Post</figcaption></figure>
        <p>“We know what it meant to the people <b>out there</b>,” said Carla Ruiz, who leads the crew of the ship.</p>
        <h2>Prices stay</h2><ul><li>Adults pay six crowns, as they did before the repairs.</li><li>Children sail free.</li></ul>
        <aside class="related-posts"><h3>Related</h3><a href="/a">Storm closes the harbour for a second night</a></aside>
        <p>The company carries some ninety thousand passengers a year, most of them between June and September.</p></div>
        <div class="newsletter-signup"><p>Sign up for our newsletter and never miss a story from the harbour again.</p></div>
        </article></main><footer><p>© 2024 Harbour Post. All rights reserved.</p></footer></body></html>
        """

    private func read(_ html: String, url: String? = nil) throws -> ReadArticle {
        try Reader.read(Array(html.utf8), as: .html, url: url)
    }

    @Test("The article's own words stay, in order, and nothing of the site's")
    func text() throws {
        let article = try read(Self.page)
        let paragraphs = article.text.components("\n\n")
        #expect(paragraphs.count == 6)
        #expect(paragraphs.first?.hasPrefix("The ferry between Nordhavn") == true)
        #expect(paragraphs[1].contains("the people out there,” said Carla Ruiz"))
        #expect(
            Array(paragraphs[2...4]) == [
                "Prices stay", "Adults pay six crowns, as they did before the repairs.", "Children sail free.",
            ])
        for leftover in ["Home", "Share", "Photo", "Related", "Storm", "newsletter", "©", "not text", "color"] {
            #expect(!article.text.contains(leftover), "\(leftover)")
        }
    }

    @Test("What was cut from the article is counted and kept")
    func removed() throws {
        let removed = try read(Self.page).removed
        #expect(removed.count == removed.pieces.count)
        #expect(removed.pieces.contains { $0.contains("Storm closes the harbour") })
    }

    @Test("The fields come from the page")
    func fields() throws {
        let article = try read(Self.page, url: "https://www.harbour.example/2024/05/10/ferry?fbclid=1")
        #expect(article.title == "Ferry to the islands runs again")
        #expect(article.authors == ["Ann Lee", "Bo Ek"])
        #expect(article.publishedAt == "2024-05-10T09:30:00+02:00")
        #expect(article.canonicalURL == "https://harbour.example/2024/05/10/ferry")
        #expect(article.source == "Harbour Post")
        #expect(article.declaredLanguage == "en-GB")
    }

    @Test("A page without prose is refused with the reason")
    func empty() {
        #expect(throws: ReadingError.noText) { try read("<html><body><script>go()</script></body></html>") }
    }

    @Test("Where the whole article stands under a name that speaks against it, the name is not believed")
    func misnamed() throws {
        let prose =
            "<p>The council published the figures of the last three years on Monday, and they surprised few.</p>"
        for name in ["promo", "gallery", "sidebar", "comments"] {
            let page = "<body><nav><a href=\"/\">Home</a></nav><div class=\"\(name)\">\(prose)\(prose)</div></body>"
            #expect(try read(page).text.contains("surprised few"), "\(name)")
        }
    }

    @Test("A table in a figure is the article's, a caption is not")
    func tables() throws {
        let prose =
            "<p>The council published the figures of the last three years on Monday, and they surprised few.</p>"
        let article = try read(
            "<article>\(prose)<figure><table><tr><td>2023</td><td>4,100 visitors</td></tr></table>"
                + "<figcaption>Visitors by year</figcaption></figure>\(prose)</article>")
        #expect(article.text.contains("4,100 visitors"))
        #expect(!article.text.contains("Visitors by year"))
    }

    @Test("An article that a script unfolds is read though it is hidden")
    func hidden() throws {
        let prose = "The council published the figures of the last three years on Monday, and they surprised few. "
        let page =
            "<body><p>Short note, so that there is some text on show here, which is prose. Yes it is indeed.</p>"
            + "<div hidden><p>\(prose)\(prose)</p><p>\(prose)</p></div></body>"
        #expect(try read(page).text.contains("surprised few"))
    }

    @Test("A program's listing is left out, a letter set as preformatted text is not")
    func preformatted() throws {
        let prose =
            "<p>The council published the figures of the last three years on Monday, and they surprised few.</p>"
        let article = try read(
            "<article>\(prose)<pre>if (a[0] == b) { return f(a); }</pre><pre>Dear Sir,\nI write to you again.</pre>\(prose)</article>"
        )
        #expect(!article.text.contains("return f"))
        #expect(article.text.contains("Dear Sir,\nI write to you again."))
    }
}

extension String {
    func components(_ mark: String) -> [String] { split(separator: mark).map(String.init) }
}
