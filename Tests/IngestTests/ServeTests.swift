import Foundation
import HTTPClient
import Identity
import Kafka
import Shared
import Synchronization
import Testing

@testable import ingest

@Suite("The HTTP API", .enabled(if: Broker.isThere), .timeLimit(.minutes(60)))
struct ServeTests {
    private func object(_ answer: HTTPClient.Answer) throws -> [String: Any] {
        let object = try JSONSerialization.jsonObject(with: Data(answer.body))
        return try #require(object as? [String: Any])
    }

    @Test("An article is answered with its id when it stands in the topic, keyed by that, its trace going on")
    func oneArticle() throws {
        try RunningIngest.with { ingest in
            let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            let body = "{\"text\": \"Words.\", \"url\": \"https://example.org/1\", \"language\": \"en\"}"
            let answer = try ingest.post(body, headers: ["traceparent": trace])
            let id = ArticleIdentity.id(url: "https://example.org/1", text: "")
            #expect(answer.status == 202)
            #expect(try object(answer)["id"] as? String == id)
            let messages = try ingest.messages(1, of: ingest.topics.articles)
            let message = try #require(messages.first)
            #expect(message.key == Array(id.utf8))
            #expect(message.headers["ce_id"] == id && message.headers["ce_type"] == "dateline.article")
            #expect(message.headers["content-type"] == "application/json")
            let next = try #require(TraceContext(header: message.headers["traceparent"] ?? ""))
            #expect(next.traceID == "0af7651916cd43dd8448eb211c80319c" && next.spanID != "b7ad6b7169203331")
            let article = try WireFormat.decode(Article.self, from: message.value ?? [])
            #expect(article.id == id && article.text == "Words." && article.source == "example.org")
        }
    }

    @Test("Of many, each line is answered by number: 202 when all are taken, 207 when some are not")
    func manyArticles() throws {
        try RunningIngest.with { ingest in
            let client = try ingest.client()
            let lines = (0..<500).map { "{\"text\": \"Text \($0).\"}" }.joined(separator: "\n")
            let all = try client.post(lines, "application/x-ndjson")
            #expect(all.status == 202)
            #expect(try object(all)["accepted"] as? Int == 500)

            let mixed = try client.post(
                "{\"text\": \"Good.\"}\n\n{\"txt\": 1}\n[\n{\"text\": \"Better.\"}", "application/x-ndjson")
            #expect(mixed.status == 207)
            let results = try #require(try object(mixed)["results"] as? [[String: Any]])
            #expect(results.map { $0["line"] as? Int } == [1, 3, 4, 5])
            #expect(results.map { $0["error"] as? String } == [nil, "missing-field", "not-json", nil])
            #expect(results[0]["id"] as? String == ArticleIdentity.id(url: nil, text: "Good."))
            #expect(results[1]["field"] as? String == "text")
            #expect(Set(try ingest.messages(502, of: ingest.topics.articles).map(\.key)).count == 502)
            #expect(try client.post("\n \n", "application/x-ndjson").status == 400)
        }
    }

    @Test("A bare text is an article")
    func text() throws {
        try RunningIngest.with { ingest in
            let answer = try ingest.post("Bare words.\n", "text/plain; charset=UTF-8")
            #expect(try object(answer)["id"] as? String == ArticleIdentity.id(url: nil, text: "Bare words."))
        }
    }

    @Test("What is no article is refused with the field and the reason; the rest of the connection's requests go on")
    func refusals() throws {
        try RunningIngest.with { ingest in
            let client = try ingest.client()
            let wrong = try client.post("{\"text\": \"x\", \"publishedAt\": \"soon\"}")
            #expect(wrong.status == 400)
            #expect(try object(wrong)["error"] as? String == "invalid-field")
            #expect(try object(wrong)["field"] as? String == "publishedAt")
            #expect((try object(wrong)["reason"] as? String)?.contains("ISO 8601") == true)
            let statuses = try [
                client.post("nonsense").status, client.post("").status,
                client.post("%PDF-1.7", "application/pdf").status,
                client.post("text=x", "application/x-www-form-urlencoded").status,
                client.post("x", "text/plain; charset=iso-8859-1").status,
                client.post("x", "text/plain", headers: ["Content-Encoding": "gzip"]).status,
                client.request("GET", "/v1/articles").status, client.request("GET", "/v1").status,
                client.post("{\"text\": \"Good.\"}").status,
            ]
            #expect(statuses == [400, 400, 415, 415, 415, 415, 405, 404, 202])
            #expect(
                ingest.instruments.metrics.text().contains("dateline_messages_rejected_total{reason=\"not-json\"} 2"))
        }
    }

    @Test("An article over a limit is answered 413 with the limit, one at the limit is taken")
    func limits() throws {
        try RunningIngest.with { ingest in
            let client = try ingest.client()
            let limits = IngestLimits()
            let long = try client.post("{\"text\": \"\(String(repeating: "a", count: 5_000_000))\"}")
            #expect(long.status == 413 && long.text.contains("limit is 900000 bytes"))
            let longer = try client.post(String(repeating: "a", count: limits.article + 1), "text/plain")
            #expect(longer.status == 413 && longer.text.contains("limit is 6000000 bytes"))
            let longest = try client.post(String(repeating: "a", count: limits.batch + 1), "application/x-ndjson")
            #expect(longest.status == 413 && longest.text.contains("limit is 32000000 bytes"))
            let many = try client.post(String(repeating: "{}\n", count: limits.batchLines + 1), "application/x-ndjson")
            #expect(many.status == 413 && many.text.contains("the limit is 100000"))
            let line = "{\"text\": \"\(String(repeating: "a", count: 800_000))\"}"
            let full = String(repeating: line + "\n", count: 3)
            let padded = full + String(repeating: " ", count: limits.batch - full.utf8.count)
            #expect(try client.post(padded, "application/x-ndjson").status == 202)
            #expect(try client.post(line).status == 202)
        }
    }

    @Test("The same article a thousand times, over many connections, is always the same id")
    func repetition() throws {
        try RunningIngest.with { ingest in
            let clients = try (0..<20).map { _ in try ingest.client() }
            let body = "{\"text\": \"The same.\"}"
            for _ in 0..<50 {
                for client in clients {
                    try client.send("POST /v1/articles HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n")
                    try client.send("Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
                }
                let answers = try clients.map { try $0.answer() }
                try #require(answers.allSatisfy { $0.status == 202 }, "\(Set(answers.map(\.text)))")
                let ids = try answers.map { try object($0)["id"] as? String }
                #expect(Set(ids) == [ArticleIdentity.id(url: nil, text: "The same.")])
            }
            let messages = try ingest.messages(1000, of: ingest.topics.articles)
            #expect(messages.count == 1000 && Set(messages.map(\.partition)).count == 1)
        }
    }

    @Test("A topic that takes less than our limit makes the answer 413")
    func smallTopic() throws {
        try RunningIngest.with(["TOPIC_PARTITIONS": "1"]) { ingest in
            let admin = try Admin(settings: Broker.settings)
            try admin.deleteTopics([ingest.topics.articles])
            let small = TopicSpecification(
                ingest.topics.articles, partitions: 1, configuration: ["max.message.bytes": "10000"])
            try admin.createTopics([small])
            let answer = try ingest.post("{\"text\": \"\(String(repeating: "a ", count: 20_000))\"}")
            #expect(answer.status == 413 && answer.text.contains("topic"))
        }
    }

    @Test("A stop amid many requests loses nothing that was answered 202")
    func stopUnderLoad() throws {
        let accepted = Mutex<Set<String>>([])
        try RunningIngest.with { ingest in
            let threads = try (0..<4).map { number in
                try BackgroundSender(ingest, number) { id in accepted.withLock { _ = $0.insert(id) } }
            }
            try ingest.until { accepted.withLock { $0.count } > 100 }
            try ingest.stop()
            for thread in threads { thread.wait() }
            let all = accepted.withLock { $0 }
            let published = try ingest.messages(all.count, of: ingest.topics.articles)
            #expect(all.isSubset(of: published.compactMap { $0.key.map { String(decoding: $0, as: UTF8.self) } }))
        }
    }
}
