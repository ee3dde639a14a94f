import Feeds
import Service
import Testing

@testable import ingest

@Suite("The settings of feeds")
struct FeedSettingsTests {
    private func settings(_ environment: [String: String]) throws -> FeedSettings {
        var configuration = Configuration(program: "ingest", environment: environment)
        let settings = FeedSettings(&configuration)
        try configuration.check()
        return settings
    }

    @Test("take feeds from a list and a file, each once")
    func feeds() throws {
        try FilesTests.withFolder(["feeds": "# Ours\n\n  https://b.example/feed \nhttps://a.example/\n"]) { path in
            let settings = try settings([
                "INGEST_FEEDS": "https://a.example/, https://c.example/x", "INGEST_FEEDS_FILE": "\(path)/feeds",
                "INGEST_FEED_CONTACT": "https://example.org/about", "INGEST_FEED_ALLOW_HOSTS": "intranet, 10.0.0.7",
            ])
            #expect(
                settings.feeds.map(\.text) == ["https://a.example/", "https://c.example/x", "https://b.example/feed"])
            #expect(settings.agent.hasPrefix("Dateline/") && settings.agent.hasSuffix(" (+https://example.org/about)"))
            #expect(settings.allowedHosts == ["intranet", "10.0.0.7"])
        }
        #expect(try settings([:]).feeds.isEmpty)
    }

    @Test("refuse what is no address, a file that is not there, and a contact that would break requests")
    func refused() {
        let environment = [
            "INGEST_FEEDS": "a.example/feed", "INGEST_FEEDS_FILE": "/nonexistent", "INGEST_FEED_CONTACT": "a\r\nb",
        ]
        let error = #expect(throws: ConfigurationError.self) { try settings(environment) }
        #expect(error.map { Set($0.problems.map(\.name)) } == Set(environment.keys))
        let secret = #expect(throws: ConfigurationError.self) {
            try settings(["INGEST_FEEDS": "https://ann:hush@example.org/feed"])
        }
        #expect(secret.map { "\($0)".contains("without a user") && !"\($0)".contains("hush") } == true)
    }

    @Test("leave lines of feeds as people read them")
    func lines() {
        #expect(EntryFields.line("A <b>day</b> &amp; 3 &lt; 4,\n 2 < 3") == "A day & 3 < 4, 2 < 3")
        #expect(EntryFields.line("<i></i> ") == nil)
    }
}
