import Foundation
import Kafka
import Shared
import Testing

extension EndToEnd {
    /// What slow, large or many things cost: time, and neither memory nor a place in the group.
    @Suite("Limits", .serialized)
    struct Limits {
        @Test(
            "Huge articles beside short ones are all extracted once, though their batch takes longer than the poll interval"
        )
        func huge() throws {
            // Where the machine is too busy for the group's heartbeats, everything is five times as long.
            for factor in [1, 5] where try keepsPartitions(pollInterval: 6 * factor, hugeArticles: 9 * factor) {
                return
            }
            Issue.record("the extractor lost its partitions")
        }

        /// Whether an extractor that is given so many huge articles, and a hundred short ones, keeps its partitions.
        private func keepsPartitions(pollInterval seconds: Int, hugeArticles count: Int) throws -> Bool {
            var isKept = false
            try Stage.with { stage in
                let settings = [
                    "EXTRACTOR_CONCURRENCY": "1", "EXTRACTOR_BATCH_BYTES": "50000000",
                    "KAFKA_MAX_POLL_INTERVAL_MS": "\(seconds)000", "KAFKA_SESSION_TIMEOUT_MS": "\(seconds)000",
                ]
                let extractor = try stage.start(.extractor, settings: settings)
                try extractor.waitUntilReady()
                let large = String(repeating: SampleArticle(number: 0).text + "\n\n", count: 8000)
                var values = try (0..<count).map { try stage.record($0, text: "\($0)" + large) }
                values += try (count..<count + 100).map { try stage.record($0, text: SampleArticle(number: $0).text) }
                try stage.publish(values, to: stage.topics.articles)
                try stage.settle([.extractor])
                isKept = !extractor.log.contains("MAXPOLL") && !extractor.log.contains("kafka.lost")
                guard isKept else { return }
                #expect(
                    try extractor.metric("dateline_messages_received_total{topic=\"\(stage.topics.articles)\"}")
                        == count + 100)
                #expect(
                    try extractor.metric("dateline_messages_sent_total{topic=\"\(stage.topics.extracted)\"}")
                        == count + 100)
                #expect(try extractor.metric("dateline_batch_limit_messages") < 500)
            }
            return isKept
        }

        @Test(
            "What comes before a huge article is committed before it, and what comes after it is not committed with it")
        func hugeApart() throws {
            try Stage.with(settings: ["TOPIC_PARTITIONS": "1"]) { stage in
                let extractor = try stage.start(.extractor, settings: ["EXTRACTOR_BATCH_BYTES": "160000"])
                try extractor.waitUntilReady()
                let huge = String(repeating: SampleArticle(number: 0).text + "\n\n", count: 400)
                // While the first is worked on, all others come.
                let values = try (0..<8).map { number in
                    try stage.record(number, text: number % 4 == 0 ? huge : SampleArticle(number: number).text)
                }
                try stage.publish(values, to: stage.topics.articles)
                try stage.settle([.extractor])
                var offsets: [Int64] = []
                let start = Position(topic: stage.topics.extracted, partition: 0, offset: 0)
                try PartitionReader(settings: stage.kafka).read(from: start) {
                    offsets.append($0.offset)
                    return true
                }
                // The end of a transaction takes an offset.
                #expect(offsets.count == 8)
                let committedTogether = zip(offsets, offsets.dropFirst()).map { $1 - $0 == 1 }
                #expect(!committedTogether[0] && !committedTogether[3] && !committedTogether[4], "\(offsets)")
            }
        }

        @Test("An extractor that joins under load costs no more than the batch in hand")
        func rebalance() throws {
            try Stage.with { stage in
                let settings = ["EXTRACTOR_BATCH_SIZE": "20"]
                try stage.startAll(settings: settings)
                try stage.expectShares { $0 == [12] }
                try stage.publish(0..<800)
                try stage.start(.extractor, instance: "two", settings: settings).waitUntilReady()
                try stage.expectShares { $0 == [6, 6] }
                try stage.publish(800..<1200)
                try stage.settle()
                try stage.expectRows(of: 0..<1200)
                let received = try stage.programs.filter { $0.name == "extractor" }.reduce(0) {
                    $0 + (try $1.metric("dateline_messages_received_total{topic=\"\(stage.topics.articles)\"}"))
                }
                // The batch of 20 of the one that was there, and maybe the first of the one that came.
                #expect((1200...1240).contains(received), "\(received - 1200) articles were read again")
            }
        }

        @Test("A database that stands still stops the reading and not the persister, whose memory stays bounded")
        func slowDatabase() throws {
            try PrivateServer.with(.database) { database in
                try database.start()
                try Stage.with(database: database) { stage in
                    let settings = ["PERSISTER_BATCH_BYTES": "1000000", "KAFKA_QUEUED_MAX_MESSAGES_KBYTES": "1024"]
                    let persister = try stage.start(.persister, settings: settings)
                    try persister.waitUntilReady()
                    let before = try persister.metric("process_resident_memory_bytes")
                    database.freeze()
                    let text = String(repeating: "Words without end. ", count: 10_000)
                    for wave in 0..<40 {
                        let values = (0..<5).map { Array(stage.extraction(5 * wave + $0, text: text).utf8) }
                        try stage.publish(values, to: stage.topics.extracted)
                    }
                    Thread.sleep(forTimeInterval: 3)
                    let grown = try persister.metric("process_resident_memory_bytes") - before
                    #expect(grown < 25_000_000, "\(grown) bytes more with 38 MB waiting")
                    #expect(try persister.ask("/healthz").status == 200)
                    database.thaw()
                    try stage.settle([.persister])
                    #expect(stage.articleCount == 200)
                }
            }
        }
    }
}

extension RunningProgram {
    /// A sample of its metrics; 0 where it is not shown.
    fileprivate func metric(_ sample: String) throws -> Int {
        let line = try ask("/metrics").text.split(separator: "\n").first { $0.hasPrefix(sample + " ") }
        return line.flatMap { Double($0.dropFirst(sample.count + 1)) }.map { Int($0) } ?? 0
    }
}

extension Stage {
    /// An article as `ingest` publishes it.
    fileprivate func record(_ number: Int, text: String) throws -> [UInt8] {
        try WireFormat.encode(
            Article(
                id: SampleArticle(number: number).id, language: "en", text: text,
                contentHash: String(repeating: "0", count: 64), receivedAt: "2024-05-10T10:00:00Z"))
    }

    /// What an extractor publishes that has no model for the article's language.
    fileprivate func extraction(_ number: Int, text: String) -> String {
        #"{"schema":1,"id":"\#(SampleArticle(number: number).id)","authors":[],"language":"xx","text":"\#(text)","#
            + #""contentHash":"\#(String(repeating: "0", count: 64))","receivedAt":"2024-05-10T10:00:00Z","#
            + #""extractor":{"name":"test","version":"1","model":"none"},"status":"no-model-for-language","#
            + #""counts":{"entities":0,"mentions":0,"dates":0,"quotes":0},"entities":[],"dates":[],"quotes":[]}"#
    }
}
