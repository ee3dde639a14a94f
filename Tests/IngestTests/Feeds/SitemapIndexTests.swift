import Shared
import Testing

@testable import ingest

@Suite("Polling an index of sitemaps", .enabled(if: Broker.isThere), .timeLimit(.minutes(60)))
struct SitemapIndexTests {
    private func index(_ maps: [(path: String, lastmod: String?)]) -> String {
        let links = maps.map { path, lastmod in
            "<sitemap><loc>\(path)</loc>\(lastmod.map { "<lastmod>\($0)</lastmod>" } ?? "")</sitemap>"
        }
        return "<sitemapindex>\(links.joined())</sitemapindex>"
    }

    private func map(_ pages: [String]) -> String {
        "<urlset>\(pages.map { "<url><loc>\($0)</loc></url>" }.joined())</urlset>"
    }

    private func withIngest(_ site: FeedSite, _ test: (RunningIngest) throws -> Void) throws {
        let environment = [
            "INGEST_FEEDS": site.feed("127.0.0.1", "/index"), "INGEST_FEED_INTERVAL": "1s", "INGEST_FEED_PAUSE": "0s",
            "INGEST_FEED_ALLOW_HOSTS": "127.0.0.1",
        ]
        try RunningIngest.with(environment, test)
    }

    private func urls(_ count: Int, _ ingest: RunningIngest) throws -> Set<String> {
        let articles = try ingest.messages(count, of: ingest.topics.articles).map {
            try WireFormat.decode(Article.self, from: $0.value ?? [])
        }
        return Set(articles.compactMap(\.url))
    }

    @Test("The pages of its sitemaps become articles; where all are dated, the next poll asks for changes only")
    func dated() throws {
        try FeedSite.with([]) { site in
            site.put(map([site.feed("127.0.0.1", "/a")]), at: "/map1")
            site.put(map([site.feed("127.0.0.1", "/b")]), at: "/map2")
            site.put(index([("/map1", "2024-05-09"), ("/map2", "2024-05-10")]), at: "/index")
            try withIngest(site) { ingest in
                #expect(try urls(2, ingest) == [site.feed("127.0.0.1", "/a"), site.feed("127.0.0.1", "/b")])
                try ingest.until { ingest.metric("dateline_feed_polls_total{result=\"unchanged\"}") > 0 }
                #expect(site.requests("/map1").count == 1 && site.requests("/map2").count == 1)
                site.put(map(["a", "c"].map { site.feed("127.0.0.1", "/\($0)") }), at: "/map1")
                site.put(index([("/map1", "2024-05-11"), ("/map2", "2024-05-10")]), at: "/index")
                #expect(try urls(3, ingest).contains(site.feed("127.0.0.1", "/c")))
                #expect(site.requests("/a").count == 1)
            }
        }
    }

    @Test(
        "A sitemap that cannot be read, an index within it and another's private network spoil nothing; all are asked again"
    )
    func odd() throws {
        try FeedSite.with([]) { site in
            site.put(index([("/map1", "2024-05-09")]), at: "/map2")
            site.put(map([site.feed("127.0.0.1", "/a")]), at: "/map1")
            let elsewhere = site.feed("127.0.0.2", "/map1")
            site.put(index([("/map3", nil), ("/map2", nil), (elsewhere, nil), ("/map1", nil)]), at: "/index")
            try withIngest(site) { ingest in
                #expect(try urls(1, ingest) == [site.feed("127.0.0.1", "/a")])
                try ingest.until { site.requests("/map3").count > 2 && site.requests("/map1").count > 1 }
                #expect(site.requests("/index").allSatisfy { $0["if-none-match"] == nil })
                #expect(site.requests("/map1", host: "127.0.0.2").isEmpty)
                #expect(try ingest.count(of: ingest.topics.articles) == 1)
            }
        }
    }

    @Test("At most ten sitemaps are read in a poll, the latest")
    func limits() throws {
        try FeedSite.with([]) { site in
            for number in 1...12 { site.put(map([site.feed("127.0.0.1", "/\(number)")]), at: "/map\(number)") }
            let maps = (1...12).map { (path: "/map\($0)", lastmod: Optional("2024-05-\($0 + 10)")) }
            site.put(index(maps), at: "/index")
            let latest = Set((3...12).map { site.feed("127.0.0.1", "/\($0)") })
            try withIngest(site) { ingest in
                let read = try urls(10, ingest)
                #expect(read == latest)
                #expect(site.requests("/map1").isEmpty && site.requests("/map2").isEmpty)
            }
        }
    }

    @Test("One of whose sitemaps none can be read has failed")
    func failed() throws {
        try FeedSite.with([]) { site in
            site.put(index([("/map1", nil), ("ftp://x/", nil)]), at: "/index")
            try withIngest(site) { ingest in
                try ingest.until { ingest.metric("dateline_feed_polls_total{result=\"failed\"}") > 0 }
            }
        }
    }
}
