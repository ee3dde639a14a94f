import Foundation
import Seeded
import Testing

@testable import Feeds

@Suite("A feed")
struct FeedReaderTests {
    private func read(_ text: String) throws -> Feed { try FeedReader.read(Array(text.utf8)) }

    @Test("in RSS 2.0 gives address, headline, bylines, date and content")
    func rss() throws {
        let feed = try read(
            """
            <?xml version="1.0"?>
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
            <channel><title>The Paper</title><language>en-gb</language>
            <item><title>Bridge &amp; tunnel</title><link> https://example.org/a?x=1&amp;y=2 </link>
              <guid isPermaLink="false">a-17</guid><dc:creator>Ann Lee</dc:creator><dc:creator>Bo Ek</dc:creator>
              <pubDate>Fri, 10 May 2024 09:00:00 +0200</pubDate><description>&lt;p&gt;Short&lt;/p&gt;</description>
              <content:encoded><![CDATA[<p>Long <b>text</b>.</p>]]></content:encoded></item>
            <item><title>By guid</title><guid>https://example.org/b</guid><author>x@example.org (Cy Dow)</author></item>
            <item><title>Nothing to read here</title></item>
            </channel></rss>
            """)
        #expect(feed.title == "The Paper")
        #expect(feed.entries.count == 2)
        let first = try #require(feed.entries.first)
        #expect(first.url == "https://example.org/a?x=1&y=2" && first.id == "a-17" && first.language == "en-gb")
        #expect(first.title == "Bridge & tunnel" && first.authors == ["Ann Lee", "Bo Ek"])
        #expect(first.publishedAt == "2024-05-10T07:00:00Z")
        #expect(first.content == "<p>Long <b>text</b>.</p>" && first.summary == "<p>Short</p>")
        #expect(feed.entries[1].url == "https://example.org/b" && feed.entries[1].authors == ["Cy Dow"])
    }

    @Test("in RSS 1.0 has its items beside the channel")
    func rdf() throws {
        let feed = try read(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
              xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Old</title></channel>
            <item rdf:about="https://example.org/1"><title>One</title><link>https://example.org/1</link>
            <dc:date>2024-05-10T09:00:00+02:00</dc:date></item></rdf:RDF>
            """)
        #expect(feed.entries.map(\.url) == ["https://example.org/1"])
        #expect(feed.entries.first?.publishedAt == "2024-05-10T07:00:00Z")
    }

    @Test("in Atom gives the alternate link, and the feed's author where the entry has none")
    func atom() throws {
        let feed = try read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Blatt</title><author><name>Redaktion</name></author>
            <entry><id>urn:1</id><title type="html">A &lt;b&gt;day&lt;/b&gt;</title>
              <link rel="edit" href="https://example.org/edit"/><link href="https://example.org/1"/>
              <published>2024-05-10T09:00:00.123Z</published><updated>2025-01-01T00:00:00Z</updated></entry>
            <entry><id>urn:2</id><author><name>Ann</name></author><content type="html">&lt;p&gt;Text</content></entry>
            </feed>
            """)
        #expect(feed.entries.map(\.url) == ["https://example.org/1", nil])
        #expect(feed.entries.map(\.authors) == [["Redaktion"], ["Ann"]])
        #expect(feed.entries.map(\.language) == ["de", "de"])
        #expect(feed.entries[0].publishedAt == "2024-05-10T09:00:00Z")
        #expect(feed.entries[0].updatedAt == "2025-01-01T00:00:00Z" && feed.entries[1].updatedAt == nil)
        #expect(feed.entries[1].content == "<p>Text")
    }

    @Test("in JSON keeps its good items beside odd ones")
    func json() throws {
        let feed = try read(
            """
            \u{FEFF}{"version": "https://jsonfeed.org/version/1.1", "title": "J", "language": "fr", "items": [
             {"id": "1", "url": "https://example.org/1", "title": "One", "authors": [{"name": "Ann"}, {}],
              "date_published": "2024-05-10T09:00:00-05:00", "content_html": "<p>x</p>"},
             17, {"id": 2, "url": "https://example.org/2"}, {"title": "no address"}]}
            """)
        #expect(feed.entries.map(\.id) == ["1", "https://example.org/2"])
        #expect(feed.entries[0].authors == ["Ann"] && feed.entries[0].language == "fr")
        #expect(feed.entries[0].publishedAt == "2024-05-10T14:00:00Z")
    }

    @Test("may be a sitemap with the news extension, or an index of sitemaps")
    func sitemap() throws {
        let map = try read(
            """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
            <url><loc>https://example.org/1</loc><n:news><n:publication><n:name>P</n:name><n:language>en</n:language>
            </n:publication><n:publication_date>2024-05-10</n:publication_date><n:title>One</n:title></n:news></url>
            <url><loc>https://example.org/2</loc></url><url></url></urlset>
            """)
        #expect(map.entries.map(\.url) == ["https://example.org/1", "https://example.org/2"])
        #expect(map.entries[0].title == "One" && map.entries[0].publishedAt == "2024-05-10")
        #expect(map.entries[0].language == "en")
        let index = try read(
            "<sitemapindex><sitemap><loc>https://example.org/s.xml</loc></sitemap><sitemap><loc>/t.xml</loc>"
                + "<lastmod>2024-05-10T12:00:00+02:00</lastmod></sitemap></sitemapindex>")
        let (undated, dated) = (
            SitemapLink(url: "https://example.org/s.xml"), SitemapLink(url: "/t.xml", updatedAt: "2024-05-10T10:00:00Z")
        )
        #expect(index.sitemaps == [undated, dated])
        #expect(index.latestSitemaps == [dated, undated])
    }

    @Test("that is longer than wanted gives its latest entries")
    func latest() throws {
        let map = try read(
            "<urlset><url><loc>a</loc><lastmod>2024-05-10</lastmod></url><url><loc>b</loc></url>"
                + "<url><loc>c</loc><lastmod>2024-05-12</lastmod></url><url><loc>d</loc></url></urlset>")
        #expect(map.latest(4).map(\.id) == ["a", "b", "c", "d"])
        #expect(map.latest(3).map(\.id) == ["c", "a", "b"])
    }

    @Test("is read although its XML is broken")
    func broken() throws {
        let feed = try read(
            "<rss><channel><item><title>Salt & pepper&nbsp;</title><link>https://example.org/a?b&c</link></item>"
                + "<item><title>Cut <link>https://example.org/b</link>")
        #expect(feed.entries.first?.url == "https://example.org/a?b&c")
        #expect(feed.entries.first?.title?.hasPrefix("Salt") == true)
    }

    @Test("that breaks off gives what stands before the break, and tells where it is")
    func fault() throws {
        let feed = try read(
            "<rss>\n<channel><item><title>Whole</title><link>https://example.org/a</link></item>\n<item></wrong>\n</channel>"
        )
        #expect(feed.entries.map(\.title) == ["Whole"])
        #expect(feed.fault == "line 3: mismatched tag")
        #expect(try read("<rss><channel/></rss> <more/>").fault == nil)
    }

    @Test("may have space before it, control characters in it, and prefixes that are not declared")
    func mended() throws {
        let feed = try read(
            "\n <?xml version='1.0'?><rss><channel><title>A\u{8}&#8; &#x2019;</title><item><dc:creator>Ann</dc:creator>"
                + "<link>https://example.org/</link></item></channel></rss>")
        #expect(feed.fault == nil)
        #expect(feed.title == "A&#8; ’" && feed.entries.first?.authors == ["Ann"])
    }

    @Test(
        "in an encoding of one byte or more is read by its declaration",
        arguments: [
            ("windows-1251", [0xCC, 0xE8, 0xF0], "Мир"), ("KOI8-R", [0xED, 0xC9, 0xD2], "Мир"),
            ("euc-jp", [0xC6, 0xFC, 0xCB, 0xDC], "日本"),
        ] as [(String, [UInt8], String)])
    func encodings(name: String, bytes: [UInt8], title: String) throws {
        let xml = "<?xml version='1.0' encoding='\(name)'?><rss><channel><title>"
        let feed = try FeedReader.read(Array(xml.utf8) + bytes + Array("</title></channel></rss>".utf8))
        #expect(feed.title == title)
    }

    @Test("in another encoding is read by its declaration")
    func latin1() throws {
        let xml = #"<?xml version="1.0" encoding="ISO-8859-1"?><rss><channel><title>Caf"#
        let feed = try FeedReader.read(Array(xml.utf8) + [0xE9] + Array("</title></channel></rss>".utf8))
        #expect(feed.title == "Café")
    }

    @Test(
        "that is none is refused with what it is",
        arguments: ["", "hello", "<html><p>x", "{\"items\": 3}", "[]", "\0\0"])
    func refused(text: String) {
        #expect(throws: FeedError.self) { try read(text) }
    }

    @Test("cannot make the reader expand entities without end, open files, or overflow the stack")
    func hostile() throws {
        let levels = (1...9).map { "<!ENTITY e\($0) \"\(String(repeating: "&e\($0 - 1);", count: 10))\">" }.joined()
        let bomb = "<!DOCTYPE r [<!ENTITY e0 \"ha\">\(levels)]><rss><channel><title>&e9;</title></channel></rss>"
        #expect((try? read(bomb))?.title?.utf8.count ?? 0 < 10_000)
        let file =
            "<!DOCTYPE r [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><rss><channel><title>&f;</title></channel></rss>"
        #expect((try? read(file))?.title?.contains("root") != true)
        let deep = try read("<rss>" + String(repeating: "<channel>", count: 100_000))
        #expect(deep.fault == "line 1: elements nest deeper than 256")
    }

    @Test(
        "cannot hide from the reader that it declares entities that nest deeper than libexpat's stack",
        arguments: [
            "<!-- <![CDATA[ -->", "<?x <![CDATA[ ?>", "<!ENTITY x \"<![CDATA[\">", "<!ENTITY x '>]]><![CDATA['>",
        ])
    func hiddenEntities(hiding: String) {
        let chain = (1..<40_000).map { "<!ENTITY e\($0) \"&e\($0 - 1);\">" }.joined()
        let declarations = "\(hiding)<!ENTITY e0 \"ha\">\(chain)"
        let channel = "<rss><channel><title>x&e39999;</title></channel></rss>"
        for head in ["<!DOCTYPE r [\(declarations)]>", "<!-- <!DOCTYPE x> --><!DOCTYPE r [\(declarations)]>"] {
            #expect((try? read(head + channel))?.title?.contains("ha") != true)
        }
    }

    @Test("may declare a document type, which is passed over")
    func documentType() throws {
        let types = [
            "<!DOCTYPE rdf:RDF [<!ENTITY % HTMLlat1 PUBLIC \"-//W3C//ENTITIES Latin 1 for XHTML//EN\" \"http://a/b.ent\">]>",
            "<?xml version='1.0'?><!-- a > b --><!DOCTYPE rss PUBLIC \"-//Netscape//DTD RSS 0.91//EN\" \"http://a/rss.dtd\">",
            "<!DOCTYPE r [<!-- ]> --><?x ]> ?><!ENTITY a ']>'> %b; <![IGNORE[ <!ENTITY c ''> ]]> ] >",
        ]
        for type in types {
            let feed = try read(type + "<rss><channel><title>a&nbsp;b</title></channel></rss>")
            #expect(feed.title == "a&nbsp;b" && feed.fault == nil, "\(type)")
        }
    }

    @Test("cannot make the reader take many times its own memory", .timeLimit(.minutes(60)))
    func amplified() throws {
        let value = String(repeating: "v", count: 1_000_000)
        let defaults = "<!DOCTYPE r [<!ATTLIST item x CDATA \"\(value)\">]><rss>"
        let feed = try read(defaults + String(repeating: "<item/>", count: 50_000) + "</rss>")
        #expect(feed.fault == nil)
        let many = String(repeating: "<a b='' c=''/>", count: 100_000)
        #expect(try read("<rss>" + many + "</rss>").fault == "line 1: it has too many elements")
        let items = String(repeating: "{\"url\": \"\"}, ", count: 60_000) + "{}"
        #expect(try read("{\"items\": [\(items)]}").entries.count == 50_000)
        let nested = String(repeating: "<a>", count: 200) + value + String(repeating: "</a>", count: 200)
        #expect(try read("<rss>" + nested + "</rss>").fault == "line 1: its text is too long for its depth")
    }

    @Test("of any bytes is read or refused, never a crash; FUZZ_ROUNDS makes it longer")
    func fuzz() {
        let rounds = ProcessInfo.processInfo.environment["FUZZ_ROUNDS"].flatMap(Int.init) ?? 3000
        var rng = SeededGenerator(seed: 4)
        let seed = Array(
            "<rss><channel><item><title>A &amp; b</title><link>https://x.y/</link><pubDate>Fri, 10 May 2024 09:00 GMT</pubDate>"
                .utf8)
        for _ in 0..<rounds {
            var bytes = seed
            for _ in 0..<Int.random(in: 1...12, using: &rng) {
                let at = Int.random(in: 0..<bytes.count, using: &rng)
                if Bool.random(using: &rng) {
                    bytes[at] = UInt8.random(in: 0...255, using: &rng)
                } else {
                    bytes.remove(at: at)
                }
            }
            _ = try? FeedReader.read(bytes)
        }
    }
}
