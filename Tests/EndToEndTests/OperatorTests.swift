import Foundation
import Shared
import Testing

extension EndToEnd {
    /// The operator's command line, on articles that really passed the services.
    @Suite("The operator's command line", .serialized)
    struct Operator {
        private let article = SampleArticle(number: 1)

        @Test("status finds an article in the tables, by id and by URL, and knows when there is none")
        func stored() throws {
            try Stage.with { stage in
                try stage.startAll()
                try stage.publish(1..<2)
                try stage.settle()
                for name in [article.id, article.url] {
                    let status = try stage.run("dateline", "status", name, "--json")
                    #expect(status.exitCode == 0)
                    #expect(try status.json()["state"] as? String == "stored")
                }
                #expect(try stage.run("dateline", "status", SampleArticle(number: 2).id).exitCode == 1)
            }
        }

        @Test("status finds an article that waits in a topic, and says who is behind")
        func waiting() throws {
            try Stage.with { stage in
                try stage.startAll()
                try stage.settle()
                let persister = try #require(stage.programs.last)
                #expect(try persister.stop() == 0)
                try stage.publish(1..<2)
                try eventually("the article waits for the persister") {
                    let status = try stage.run("dateline", "status", article.id)
                    return status.exitCode == 3 && status.output.contains("waiting; the persister is")
                        && status.output.contains("\(stage.topics.articles), partition")
                }
                try stage.start(.persister).waitUntilReady()
                try stage.settle()
                #expect(try stage.run("dateline", "status", article.id).exitCode == 0)
            }
        }

        @Test("lag names the group that is behind and says that nobody reads")
        func lag() throws {
            try Stage.with { stage in
                try stage.run("dateline", "topics", "create")
                try stage.publish(0..<30)
                let lag = try stage.run("dateline", "lag")
                #expect(lag.exitCode == 0)
                #expect(lag.output.contains("30 messages wait and nobody reads: start ingest"))
            }
        }

        @Test("An erased article leaves all tables, is noted, and does not come back")
        func erase() throws {
            try Stage.with { stage in
                try stage.startAll()
                try stage.publish(0..<3)
                try stage.publish([Array("{".utf8)], to: stage.topics.articles, key: article.id)
                try stage.settle()
                #expect(stage.rejectedCount == 1)
                let erased = try stage.run("dateline", "erase", article.url, "--reason", "asked for")
                #expect(erased.exitCode == 0, "\(erased.errors)")
                #expect(try stage.run("dateline", "status", article.id).exitCode == 5)
                try stage.publish(0..<3)
                try stage.settle()
                try stage.expectRows(of: [0, 2])
                #expect(stage.rejectedCount == 0)
                #expect(try stage.number("SELECT count(*) FROM erasure WHERE reason = 'asked for' AND was_stored") == 1)
            }
        }

        @Test("Reprocessing shows the number first, then replaces the facts of what was chosen, and nothing else")
        func reprocess() throws {
            try Stage.with { stage in
                try stage.startAll()
                try stage.publish(0..<5)
                try stage.settle()
                let before = try stage.number("SELECT extract(epoch FROM max(extracted_at))::bigint FROM article")
                let renewed = "SELECT count(*) FROM article WHERE extract(epoch FROM extracted_at) > \(before + 1)"

                #expect(try stage.run("dateline", "reprocess").exitCode == 2)
                #expect(try stage.run("dateline", "reprocess", "--all").output.hasPrefix("5 articles would be"))
                #expect(try stage.run("dateline", "reprocess", "--older-than", "0.0.1").output.hasPrefix("0 articles"))
                #expect(try stage.run("dateline", "reprocess", "--older-than", "99").output.hasPrefix("5 articles"))
                #expect(try stage.run("dateline", "reprocess", "--language", "de").output.hasPrefix("0 articles"))
                Thread.sleep(forTimeInterval: 2)

                let one = try stage.run("dateline", "reprocess", article.id, "--yes")
                #expect(one.exitCode == 0, "\(one.errors)")
                try stage.settle()
                #expect(try stage.number(renewed) == 1)
                #expect(try stage.run("dateline", "reprocess", "--status", "ok", "--yes").exitCode == 0)
                try stage.settle()
                #expect(try stage.number(renewed) == 5)
                try stage.expectRows(of: 0..<5)
                #expect(try stage.number("SELECT max(revision) FROM article") == 1)
            }
        }

        @Test("Reprocessing keeps the moment and the day of publication, whatever the zone")
        func reprocessedDays() throws {
            try Stage.with { stage in
                try stage.startAll()
                let times = [
                    "2024-05-10T22:00:00-05:00", "2024-05-10T00:10:00+14:00", "2024-05-10T23:50:00-12:00",
                    "2024-05-10T03:00:00+09:00", "2024-05-10T12:00:00Z", "2024-05-10",
                ]
                let articles = times.map { #"{"publishedAt": "\#($0)", "text": "Ann Lee spoke at \#($0)."}"# }
                try stage.publish(articles.map { Array($0.utf8) }, to: stage.topics.inbox)
                try stage.settle()
                func published() throws -> [String] {
                    let moment = "coalesce(published_at::text, '')"
                    let rows = try stage.connect().query(
                        "SELECT published_on || ' of ' || \(moment) AS day FROM article ORDER BY id")
                    return try rows.map { try $0["day"] }
                }
                let before = try published()
                #expect(before.count == times.count && before.allSatisfy { $0.hasPrefix("2024-05-10") }, "\(before)")
                #expect(try stage.run("dateline", "reprocess", "--all", "--yes").exitCode == 0)
                try stage.settle()
                #expect(try published() == before)
            }
        }

        @Test("A rejection is listed, shown, dropped, and replayed into rows once it can be read")
        func rejected() throws {
            try Stage.with { stage in
                try stage.startAll()
                let rejection = Rejection(
                    stage: "ingest", reason: "test-reason", detail: "was down", contentType: "application/json")
                try stage.publish(
                    [Array(article.json.utf8)], to: stage.topics.rejected, headers: rejection.headers)
                try stage.publish([Array("{".utf8)], to: stage.topics.articles)
                try stage.settle()

                let list = try stage.run("dateline", "rejected", "list", "--json").json()
                #expect(list["total"] as? Int == 2)
                let number = try stage.number("SELECT rejected_key FROM rejected_article WHERE reason = 'not-json'")
                #expect(try stage.run("dateline", "rejected", "show", "\(number)", "--raw").output == "{")
                #expect(try stage.run("dateline", "rejected", "show", "999999").exitCode == 1)
                #expect(try stage.run("dateline", "rejected", "drop", "\(number)").exitCode == 0)
                #expect(try stage.run("dateline", "rejected", "list", "--reason", "not-json").output == "none\n")

                let replay = try stage.run("dateline", "rejected", "replay", "--reason", "test-reason")
                #expect(replay.exitCode == 0, "\(replay.errors)")
                try stage.settle()
                try stage.expectRows(of: [1])
                #expect(try stage.number("SELECT count(*) FROM rejected_article WHERE state = 'replayed'") == 1)
                #expect(try stage.run("dateline", "rejected", "list").output == "none\n")
            }
        }

        @Test("A rejection replayed to its own topic is read there again")
        func replayedToItsTopic() throws {
            try Stage.with { stage in
                try stage.startAll()
                try stage.publish([Array("{".utf8)], to: stage.topics.articles, key: article.id)
                try stage.settle()
                #expect(try stage.run("dateline", "rejected", "replay", "--all").exitCode == 0)
                try stage.settle()
                // What was wrong is wrong still: there is a second rejection, of the same topic and article.
                let rejections = "SELECT count(*) FROM rejected_article WHERE article_id = '\(article.id)'"
                #expect(try stage.number(rejections + " AND state = 'replayed'") == 1)
                #expect(try stage.number(rejections + " AND state = 'open'") == 1)
            }
        }

        @Test("health tells a container whether its service is ready")
        func health() throws {
            try Stage.with { stage in
                let extractor = try stage.start(.extractor)
                try extractor.waitUntilReady()
                let url = "http://127.0.0.1:\(try extractor.monitoringPort)"
                #expect(try stage.run("dateline", "health", url + "/readyz").exitCode == 0)
                #expect(try stage.run("dateline", "health", url + "/nowhere").exitCode == 1)
                #expect(try extractor.stop() == 0)
                #expect(try stage.run("dateline", "health", url + "/readyz").exitCode == 69)
            }
        }
    }
}
