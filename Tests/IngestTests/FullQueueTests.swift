import Foundation
import HTTPClient
import Kafka
import Shared
import Testing

@testable import ingest

/// Messages wait for company so long that a few fill the queue to the broker.
@Suite("A full queue to the broker", .enabled(if: Broker.isThere), .timeLimit(.minutes(60)))
struct FullQueueTests {
    @Test("HTTP answers 429 with Retry-After, and what was taken is published")
    func http() throws {
        // On a busy machine the first may be gone before the last come: then once more, slower.
        for seconds in [3, 20] where try http(lingering: seconds) { return }
        Issue.record("the queue was never full")
    }

    /// Sends nine articles to a queue of five; whether one was refused.
    private func http(lingering seconds: Int) throws -> Bool {
        let environment = [
            "KAFKA_QUEUE_BUFFERING_MAX_MESSAGES": "5", "KAFKA_LINGER_MS": "\(seconds)000",
            "INGEST_ACKNOWLEDGE_TIMEOUT": "300s",
        ]
        var isFull = false
        try RunningIngest.with(environment) { ingest in
            let clients = try (0..<9).map { _ in try ingest.client() }
            for (number, client) in clients.enumerated() {
                let body = "{\"text\":\"Words number \(number).\"}"
                try client.send(
                    "POST /v1/articles HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
            }
            let answers = try clients.map { try $0.answer() }
            let refused = answers.filter { $0.status == 429 }
            #expect(refused.allSatisfy { $0.headers["retry-after"] == "1" })
            isFull = !refused.isEmpty
            let accepted = answers.count { $0.status == 202 }
            #expect(accepted >= 5 && accepted + refused.count == 9)
            #expect(try ingest.count(of: ingest.topics.articles) == accepted)
        }
        return isFull
    }

    @Test("The command line waits for room, and all is published")
    func commandLine() throws {
        let prefix = "test.\(UUID().uuidString.prefix(8).lowercased())."
        let topics = TopicNames(prefix: prefix)
        let file = FileManager.default.temporaryDirectory.appending(path: "\(prefix)ndjson")
        defer { try? FileManager.default.removeItem(at: file) }
        let lines = (0..<20).map { "{\"text\":\"Words number \($0).\"}\n" }.joined()
        try Data(lines.utf8).write(to: file)
        let result = try ProgramTests.Run(
            ["publish", file.path],
            [
                "TOPIC_PREFIX": prefix, "TOPIC_PARTITIONS": "1", "KAFKA_QUEUE_BUFFERING_MAX_MESSAGES": "3",
                "KAFKA_LINGER_MS": "100",
            ]
        ).finish()
        #expect(result.code == 0, "\(result.errors)")
        let admin = try Admin(settings: Broker.settings)
        let partition = TopicPartition(topic: topics.articles, partition: 0)
        #expect(try admin.watermarks(of: partition).count == 20)
        try admin.deleteTopics(topics.all)
    }
}
