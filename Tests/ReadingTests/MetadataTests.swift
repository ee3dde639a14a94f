import Testing

@testable import Reading

@Suite struct MetadataTests {
    private static let prose =
        "<p>The council published the figures of the last three years on Monday, and they surprised few.</p>"

    private func read(head: String = "", body: String = "", url: String? = nil) throws -> ReadArticle {
        let html = "<html><head>\(head)</head><body>\(body)\(Self.prose)\(Self.prose)</body></html>"
        return try Reader.read(Array(html.utf8), as: .html, url: url)
    }

    private func data(_ json: String) -> String { "<script type=\"application/ld+json\">\(json)</script>" }

    @Test("JSON-LD is read in a graph, with authors by reference")
    func graph() throws {
        let article = try read(
            head: data(
                """
                {"@context":"https://schema.org","@graph":[
                 {"@type":"WebSite","name":"Harbour Post"},
                 {"@type":["NewsArticle"],"headline":"Ferry &amp; harbour","datePublished":"2024-05-10","author":[{"@id":"#a"},{"@id":"#b"}],
                  "publisher":{"@type":"Organization","name":"Harbour Post"}},
                 {"@type":"Person","@id":"#a","name":"Ann Lee"},{"@type":"Person","@id":"#b","name":"Bo Ek"}]}
                """))
        #expect(article.title == "Ferry & harbour")
        #expect(article.authors == ["Ann Lee", "Bo Ek"])
        #expect(article.publishedAt == "2024-05-10")
        #expect(article.source == "Harbour Post")
    }

    @Test(
        "Broken JSON-LD is read as far as it goes",
        arguments: [
            "{\"@type\":\"NewsArticle\",\"headline\":\"Ferry sails\",",
            "{\"@type\":\"NewsArticle\",\"headline\":\"Ferry sails\",,}",
            "//<![CDATA[\n{\"@type\":\"NewsArticle\",\"headline\":\"Ferry sails\"}\n//]]>",
            "<!-- {\"@type\":\"NewsArticle\",\"headline\":\"Ferry sails\"} -->",
            "[{\"@type\":\"NewsArticle\",\"description\":\"a line\nbreak\",\"headline\":\"Ferry sails\"}]",
            "{\"@type\":\"NewsArticle\",\"headline\":\"Ferry \\u0073ails\"}}}}",
        ])
    func brokenData(_ json: String) throws {
        #expect(try read(head: data(json)).title == "Ferry sails")
    }

    @Test("Data nested without end neither hangs nor crashes")
    func deepData() {
        let deep = Array(String(repeating: "[{\"a\":", count: 100_000).utf8)
        #expect(LenientJSONParser.parse(deep) != nil)
    }

    @Test(
        "Dates are read in the forms that pages use",
        arguments: [
            ("2024-05-10", "2024-05-10"), ("2024-05-10T09:30:00Z", "2024-05-10T09:30:00Z"),
            ("2024-05-10T09:30:15.123+0200", "2024-05-10T09:30:15+02:00"), ("2024-05-10 09:30", "2024-05-10"),
            ("20240510", "2024-05-10"), ("2024/5/3", "2024-05-03"), ("May 10, 2024", "2024-05-10"),
            ("Published on 10th May 2024 at 9 pm", "2024-05-10"), ("Fri, 10 May 2024 09:00:00 GMT", "2024-05-10"),
            ("10. Mai 2024", "2024-05-10"), ("le 10 août 2024", "2024-08-10"), ("10 мая 2024", "2024-05-10"),
            ("25/12/2024", "2024-12-25"), ("12/25/2024", "2024-12-25"), ("05.06.2024", "2024-06-05"),
            ("Sept. 3, 2024", "2024-09-03"), ("29 February 2024", "2024-02-29"),
        ])
    func dates(_ text: String, _ expected: String) {
        #expect(PublicationDate.parse(text) == expected)
    }

    @Test(
        "What is no day is no date",
        arguments: [
            "", "2024", "May 2024", "05/06/2024", "30 February 2024", "2024-13-01", "version 1.2.3", "99999999",
            "in march of 40 men",
        ])
    func noDates(_ text: String) {
        #expect(PublicationDate.parse(text) == nil)
    }

    @Test(
        "The day in an address is found",
        arguments: [
            ("https://a.example/2024/05/10/ferry", "2024-05-10"),
            ("https://a.example/news/2024-05-10-ferry", "2024-05-10"),
            ("https://a.example/news/20240510/x", "2024-05-10"), ("https://a.example/story/1234/56/78", nil),
            ("https://a.example/2024/05/ferry-10", nil),
        ] as [(String, String?)])
    func addressDays(_ address: String, _ expected: String?) {
        #expect(WebAddress(address)?.day == expected)
    }

    @Test(
        "A date is found under whatever name, and alone on a line of its own",
        arguments: [
            ("<meta name=\"w-published-date\" content=\"2024-05-10T06:03:43Z\">", ""),
            ("", "<span itemprop=\"published-date\" content=\"Published May 10, 2024 at 5 PM\">Friday</span>"),
            ("", "<aside><h4>Published</h4><div class=\"post-date\">May 10, 2024</div></aside>"),
            ("", "<h2>Friday, May 10, 2024</h2>"), ("", "<p>Essay - Published: 2024.05.10 | Ferries</p>"),
        ])
    func datesAnywhere(_ head: String, _ body: String) throws {
        let date = try read(head: head, body: "<h1>The ferry sails again</h1>" + body).publishedAt
        #expect(date?.prefix(10) == "2024-05-10")
    }

    @Test("A canonical address of another site is not believed, and tracking goes")
    func canonical() throws {
        let other = "<link rel=canonical href=\"https://other.example/copy\">"
        #expect(
            try read(head: other, url: "https://a.example/x?utm_medium=y&id=7#top").canonicalURL
                == "https://a.example/x?id=7")
        let own = "<link rel=canonical href=\"https://www.a.example/story\">"
        #expect(try read(head: own, url: "https://m.a.example/amp/story").canonicalURL == "https://www.a.example/story")
        #expect(try read(head: own).canonicalURL == "https://www.a.example/story")
    }

    @Test(
        "The site's name is cut from the title",
        arguments: [
            "<title>Ferry to the islands runs again | Harbour Post</title>",
            "<title>Ferry to the islands runs again - Harbour Post</title>",
            "<title>Harbour Post: Ferry to the islands runs again</title>",
            "<meta property=og:title content='Ferry to the islands runs again — Harbour Post'>",
        ])
    func titles(_ head: String) throws {
        let site = "<meta property=og:site_name content='Harbour Post'>"
        #expect(try read(head: site + head).title == "Ferry to the islands runs again")
    }

    @Test(
        "Bylines give names and nothing else",
        arguments: [
            ("By Ann Lee", ["Ann Lee"]), ("By Ann Lee and Bo Ek, Staff Writers", ["Ann Lee", "Bo Ek"]),
            ("ByAnn Lee", ["Ann Lee"]), ("Published May 10, 2024 by Ann Lee", ["Ann Lee"]),
            ("Written by: Ludwig van Beethoven Updated May 1", ["Ludwig van Beethoven"]),
            ("by the river we sat down", []), ("Stand by Me", []), ("By 2030 all will be electric", []),
        ])
    func bylines(_ line: String, _ expected: [String]) {
        #expect(Byline.names(inLine: line) == expected)
    }

    @Test("An agency's credit becomes a field")
    func credits() {
        #expect(Credit.agency(inText: "PARIS (AP) — The ferry sailed on Friday.") == "AP")
        #expect(Credit.agency(inText: "The ferry sailed on Friday. (Reuters)") == "Reuters")
        #expect(Credit.agency(inText: "The African Party (AP) won most seats on Friday.") == nil)
        #expect(Credit.agency(amongAuthors: ["Ann Lee", "The Associated Press"]) == "AP")
    }
}
