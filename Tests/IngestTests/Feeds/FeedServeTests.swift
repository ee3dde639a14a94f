import Foundation
import HTTP
import Shared
import Testing

@testable import ingest

@Suite("Polling feeds", .enabled(if: Broker.isThere), .timeLimit(.minutes(60)))
struct FeedServeTests {
    private func environment(_ feeds: [String], interval: String = "1h", allowing hosts: String = "127.0.0.1")
        -> [String: String]
    {
        [
            "INGEST_FEEDS": feeds.joined(separator: ","), "INGEST_FEED_INTERVAL": interval, "INGEST_FEED_PAUSE": "0s",
            "INGEST_FEED_ALLOW_HOSTS": hosts,
        ]
    }

    private func articles(_ count: Int, _ ingest: RunningIngest) throws -> [Article] {
        try ingest.messages(count, of: ingest.topics.articles).map {
            try WireFormat.decode(Article.self, from: $0.value ?? [])
        }.sorted { ($0.url ?? "") < ($1.url ?? "") }
    }

    @Test("New entries become articles, completed by what the feed says; the next poll asks for changes only")
    func newEntries() throws {
        try FeedSite.with(["a", "moved"]) { site in
            try RunningIngest.with(environment([site.feed()], interval: "1s")) { ingest in
                let first = try articles(2, ingest)
                #expect(first.map(\.url) == [site.feed("127.0.0.1", "/a"), site.feed("127.0.0.1", "/c")])
                #expect(first[0].text.hasPrefix("The council of a met"))
                #expect(first[0].title == "About a" && first[0].authors == ["Ann Lee"] && first[0].language == "en")
                #expect(first[0].publishedAt == "2024-05-10T09:00:00Z" && first[0].source == "127.0.0.1")
                try ingest.until { ingest.metric("dateline_feed_polls_total{result=\"unchanged\"}") > 0 }
                #expect(site.requests("/feed").last?["if-none-match"] == "\"amoved\"")
                site.show([.init(name: "b"), .init(name: "a"), .init(name: "moved")])
                #expect(try articles(3, ingest).count == 3)
                #expect(site.requests("/a").count == 1 && site.requests("/b").count == 1)
                #expect(site.requests("/robots.txt").count == 1)
                #expect(site.requests("/b").first?["user-agent"]?.hasPrefix("Dateline/") == true)
            }
        }
    }

    @Test("An entry that is said to have changed is fetched again; one of a news sitemap becomes an article too")
    func changes() throws {
        try FeedSite.with(["a"]) { site in
            let feeds = [site.feed(), site.feed("127.0.0.1", "/sitemap")]
            try RunningIngest.with(environment(feeds, interval: "1s")) { ingest in
                let all = try articles(2, ingest)
                #expect(all.map(\.title) == ["About a", "From the map"])
                #expect(all.last?.publishedAt == "2024-05-09")
                site.show([
                    .init(name: "a", fields: "<updated>2024-05-11T00:00:00Z</updated>"), .init(name: "gone"),
                ])
                try ingest.until { site.requests("/a").count == 2 && site.requests("/gone").count == 1 }
                #expect(site.requests("/b").count == 1)
            }
        }
    }

    @Test("A restart polls nothing that is not due, and knows what it has seen")
    func restart() throws {
        try FeedSite.with(["a", "b"]) { site in
            try RunningIngest.with(environment([site.feed()])) { ingest in
                #expect(try articles(2, ingest).count == 2)
                #expect(try ingest.messages(1, of: ingest.topics.feeds).count == 1)
                try ingest.stop()
                let prefix = String(ingest.topics.articles.dropLast("articles".count))
                let again = environment([site.feed()]).merging(["TOPIC_PREFIX": prefix]) { $1 }
                try RunningIngest.with(again) { next in
                    try next.until { next.metric("dateline_feeds") == 1 }
                    Thread.sleep(forTimeInterval: 1)
                    #expect(site.requests("/feed").count == 1)
                    try next.stop()
                    let soon = again.merging(["INGEST_FEED_INTERVAL": "1s"]) { $1 }
                    try RunningIngest.with(soon) { third in
                        try third.until { third.metric("dateline_feed_polls_total{result=\"unchanged\"}") > 0 }
                        #expect(site.requests("/a").count == 1 && site.requests("/b").count == 1)
                    }
                }
            }
        }
    }

    @Test("What robots.txt forbids is not fetched: the feed's own text is taken where there is one")
    func robots() throws {
        try FeedSite.with([], robots: "User-agent: dateline\nDisallow: /private\nDisallow: /a") { site in
            let text = "<p>The feed itself carries this text about the harbour and its ships.</p>"
            site.show([
                .init(name: "private", fields: "<content:encoded><![CDATA[\(text)]]></content:encoded>"),
                .init(name: "a"), .init(name: "image"), .init(name: "b"),
            ])
            try RunningIngest.with(environment([site.feed()])) { ingest in
                let all = try articles(2, ingest)
                #expect(all.map(\.title) == ["About b", "About private"])
                #expect(all.last?.text == "The feed itself carries this text about the harbour and its ships.")
                #expect(all.last?.url == site.feed("127.0.0.1", "/private"))
                try ingest.until { ingest.metric("dateline_feed_polls_total{result=\"read\"}") == 1 }
                #expect(ingest.metric("dateline_feed_entries_total{result=\"article\"}") == 2)
                #expect(ingest.metric("dateline_feed_entries_total{result=\"robots\"}") == 1)
                #expect(ingest.metric("dateline_feed_entries_total{result=\"type\"}") == 1)
                #expect(site.requests("/private").isEmpty && site.requests("/a").isEmpty)
            }
        }
    }

    @Test(
        "A page that fails is tried in three polls; then the feed's own text stands in, and changes only are asked for")
    func attempts() throws {
        try FeedSite.with([]) { site in
            let text =
                "<content:encoded>The feed itself tells of the ferry that was late for two hours.</content:encoded>"
            site.show([.init(name: "broken", fields: text), .init(name: "a")])
            try RunningIngest.with(environment([site.feed()], interval: "1s")) { ingest in
                #expect(try articles(1, ingest).map(\.title) == ["About a"])
                #expect(try articles(2, ingest).last?.text.hasPrefix("The feed itself tells of the ferry") == true)
                try ingest.until { ingest.metric("dateline_feed_polls_total{result=\"unchanged\"}") > 0 }
                #expect(site.requests("/broken").count == 3 && site.requests("/a").count == 1)
                #expect(site.requests("/feed").prefix(3).allSatisfy { $0["if-none-match"] == nil })
                #expect(ingest.metric("dateline_feed_entries_total{result=\"later\"}") == 2)
            }
        }
    }

    @Test("Private networks are refused unless allowed by name, and a feed that fails leaves the service ready")
    func privateAddresses() throws {
        try FeedSite.with(["a"]) { site in
            let feeds = [site.feed(), site.feed("localhost")]
            try RunningIngest.with(environment(feeds, interval: "1s", allowing: "localhost")) { ingest in
                try ingest.until { ingest.metric("dateline_feed_polls_total{result=\"failed\"}") > 0 }
                let all = try articles(1, ingest)
                #expect(all.map(\.url) == [site.feed("localhost", "/a")])
                #expect(site.requests("/feed").isEmpty && site.requests("/robots.txt").isEmpty)
                #expect(ingest.instruments.health.obstacles.isEmpty)
            }
        }
    }

    @Test("A site that asks to be left alone is")
    func retryAfter() throws {
        try FeedSite.with(["a"]) { site in
            site.refuse(Response(status: 503, contentType: "text/plain", headers: ["Retry-After": "600"], body: []))
            try RunningIngest.with(environment([site.feed()], interval: "1s")) { ingest in
                try ingest.until { ingest.metric("dateline_feed_polls_total{result=\"busy\"}") == 1 }
                Thread.sleep(forTimeInterval: 2.5)
                #expect(site.requests("/feed").count == 1)
                let message = try #require(try ingest.messages(1, of: ingest.topics.feeds).first)
                let state = try FeedState(record: message.value ?? [])
                #expect(state.nextPoll - state.polledAt >= 600 && state.failures == 1)
            }
        }
    }

    @Test("A stop in the middle of a poll is quick, and loses nothing: what was not kept comes again")
    func stopped() throws {
        try FeedSite.with(["silent", "a"]) { site in
            try RunningIngest.with(environment([site.feed()])) { ingest in
                try ingest.until { site.requests("/silent").count == 1 }
                try ingest.stop()
                site.show([.init(name: "b"), .init(name: "a")])
                let prefix = String(ingest.topics.articles.dropLast("articles".count))
                try RunningIngest.with(environment([site.feed()]).merging(["TOPIC_PREFIX": prefix]) { $1 }) { next in
                    let all = try articles(3, next)
                    #expect(Set(all.map(\.id)).count == 2)
                    #expect(site.requests("/a").count == 2)
                }
            }
        }
    }

    @Test("SIGKILL in the middle of a poll loses no entry; what comes again is the same article")
    func killed() throws {
        try FeedSite.with((1...20).map { "\($0)" }) { site in
            site.hold("/10")
            let prefix = "test.\(UUID().uuidString.prefix(8).lowercased())."
            let shared = environment([site.feed()]).merging([
                "TOPIC_PREFIX": prefix, "TOPIC_PARTITIONS": "3", "INGEST_INSTANCE_ID": "one",
            ]) { $1 }
            let run = try ProgramTests.Run(
                ["serve"], shared.merging(["INGEST_PORT": "0", "INGEST_MONITORING_PORT": "0"]) { $1 })
            let deadline = ContinuousClock.now + .seconds(300)
            while site.requests("/10").isEmpty, ContinuousClock.now < deadline { Thread.sleep(forTimeInterval: 0.01) }
            kill(run.process.processIdentifier, SIGKILL)
            _ = run.finish()
            site.hold(nil)
            #expect(site.requests("/1").isEmpty)
            try RunningIngest.with(shared) { ingest in
                try ingest.until { ingest.metric("dateline_feed_polls_total{result=\"read\"}") == 1 }
                let count = try ingest.count(of: ingest.topics.articles)
                #expect(count > 20)
                #expect(Set(try ingest.messages(count, of: ingest.topics.articles).map(\.key)).count == 20)
            }
        }
    }

    @Test("Replicas share the feeds, and one takes over what the other leaves")
    func replicas() throws {
        let hosts = (1...8).map { "127.0.0.\($0)" }
        try FeedSite.with(["a"]) { site in
            let all = environment(
                hosts.map { site.feed($0) }, interval: "1s", allowing: hosts.joined(separator: ","))
            try RunningIngest.with(all) { one in
                try one.until { one.metric("dateline_feeds") == 8 }
                let prefix = String(one.topics.articles.dropLast("articles".count))
                try RunningIngest.with(all.merging(["TOPIC_PREFIX": prefix]) { $1 }) { two in
                    try two.until {
                        let (ours, theirs) = (one.metric("dateline_feeds"), two.metric("dateline_feeds"))
                        return ours > 0 && theirs > 0 && ours + theirs == 8
                    }
                    for ingest in [one, two] {
                        let before = ingest.metric("dateline_feed_polls_total{result=\"unchanged\"}")
                        try ingest.until { ingest.metric("dateline_feed_polls_total{result=\"unchanged\"}") > before }
                    }
                    try one.stop()
                    try two.until { two.metric("dateline_feeds") == 8 }
                }
                for host in hosts { #expect(site.requests("/a", host: host).count == 1) }
            }
        }
    }
}
