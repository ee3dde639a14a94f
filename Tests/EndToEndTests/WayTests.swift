import Foundation
import HTTPClient
import Kafka
import Testing

extension EndToEnd {
    /// The way of an article from any door to its rows.
    @Suite("The way of an article", .serialized)
    struct Way {
        @Test("An article published to the inbox becomes rows whose spans give the words back")
        func inbox() throws {
            try Stage.with { stage in
                try stage.startAll()
                let file = Programs.repository.appending(path: "samples/flood-council.json")
                try stage.publish([[UInt8](Data(contentsOf: file))], to: stage.topics.inbox)
                try stage.settle()
                #expect(stage.articleCount == 1)
                #expect(try stage.number("SELECT mentions FROM article") > 0)
                #expect(
                    try stage.number(
                        """
                        SELECT count(*) FROM mention JOIN article USING (article_key)
                        WHERE substr(text, start_offset + 1, end_offset - start_offset) <> words
                        """) == 0)
                try stage.expectFactsOnce()
            }
        }

        @Test("Bare text, published by any client, is an article")
        func bareText() throws {
            try Stage.with { stage in
                try stage.startAll()
                try stage.publish("Ann Lee said on Friday: “We meet in Oslo.”\n")
                try stage.settle()
                #expect(stage.articleCount == 1)
                #expect(try stage.number("SELECT count(*) FROM article WHERE text LIKE 'Ann Lee said%'") == 1)
            }
        }

        @Test("The same article a thousand times is one row")
        func repeated() throws {
            try Stage.with { stage in
                try stage.startAll()
                try stage.publish(
                    [[UInt8]](repeating: Array(SampleArticle(number: 1).json.utf8), count: 1000), to: stage.topics.inbox
                )
                try stage.settle()
                try stage.expectRows(of: [1])
                #expect(try stage.number("SELECT revision FROM article") == 1)
            }
        }

        @Test("A changed text is a new revision, and the old one is kept")
        func changed() throws {
            try Stage.with { stage in
                try stage.startAll()
                try stage.publish(#"{"url":"https://news.example/a","text":"Ann Lee lives in Oslo."}"#)
                try stage.settle()
                try stage.publish(#"{"url":"https://news.example/a","text":"Ann Lee lives in Bergen."}"#)
                try stage.settle()
                #expect(stage.articleCount == 1)
                #expect(try stage.number("SELECT revision FROM article WHERE text LIKE '%Bergen.'") == 2)
                #expect(try stage.number("SELECT count(*) FROM article_revision WHERE text LIKE '%Oslo.'") == 1)
                try stage.expectFactsOnce()
            }
        }

        @Test("An article sent over HTTP is answered with 202 and its id, and becomes that row")
        func http() throws {
            try Stage.with { stage in
                try stage.startAll()
                let article = SampleArticle(number: 7)
                let answer = try HTTPClient(port: stage.programs[0].apiPort).request(
                    "POST", "/v1/articles", headers: ["Content-Type": "application/json"],
                    body: Array(article.json.utf8))
                #expect(answer.status == 202)
                #expect(answer.text.contains(article.id))
                try stage.settle()
                try stage.expectRows(of: [7])
            }
        }

        @Test("Files published from the command line become rows, messy ones too")
        func files() throws {
            try Stage.with { stage in
                try stage.startAll()
                let samples = Programs.repository.appending(path: "samples").path
                let result = try stage.run("ingest", "publish", samples)
                #expect(result.exitCode == 0, "\(result.errors)")
                try stage.settle()
                #expect(stage.articleCount >= 9)
                try stage.expectFactsOnce()
            }
        }

        @Test("Two extractors share the partitions")
        func shared() throws {
            try Stage.with { stage in
                try stage.startAll()
                try stage.expectShares { $0 == [12] }
                try stage.start(.extractor, instance: "two").waitUntilReady()
                try stage.expectShares { $0 == [6, 6] }
                try stage.publish(0..<300)
                try stage.settle()
                try stage.expectRows(of: 0..<300)
                let counts = try stage.programs.filter { $0.name == "extractor" }.map { try $0.messagesReceived() }
                #expect(counts.allSatisfy { $0 > 0 }, "articles read by each: \(counts)")
            }
        }
    }
}

extension RunningProgram {
    /// What its metrics say.
    fileprivate func messagesReceived() throws -> Int {
        let metrics = try ask("/metrics").text
        return metrics.firstMatch(of: /dateline_messages_received_total\{[^}]*\} (\d+)/).flatMap { Int($0.1) } ?? 0
    }
}
