import Kafka
import Service
import Shared
import Testing

@testable import extractor

@Suite("Publishing exactly once", .enabled(if: ExtractorSite.isPossible), .timeLimit(.minutes(60)))
struct ExactlyOnceTests {
    private func batch(_ messages: [Message], bytes: [Int] = []) -> Batch {
        Batch(
            messages,
            messages.enumerated().map { place, message in
                let size = place < bytes.count ? bytes[place] : 2
                let id = String(decoding: message.key ?? [], as: UTF8.self)
                return .extracted(id: id, record: [UInt8](repeating: 65, count: size))
            })
    }

    /// As the service's loop does: what was rolled back is published again.
    private func publish(_ messages: Batch, with publisher: ExactlyOncePublisher) throws {
        var batch = messages
        for _ in 1..<5 {
            do {
                return try publisher.publish(&batch, until: StopFlag())
            } catch {
                batch = messages
            }
        }
        try publisher.publish(&batch, until: StopFlag())
    }

    private func keys(_ messages: [Message]) -> [String] { messages.compactMap { $0.headers["ce_id"] } }

    @Test("Of two with the same name the older publishes nothing more, until it takes the name back")
    func fenced() throws {
        try ExtractorSite.with(articles: 4) { site in
            let stop = StopFlag()
            let (older, newer) = (site.publisher(), site.publisher())
            defer { for publisher in [older, newer] { publisher.close() } }
            var first = batch(try site.read(2))
            var second = batch(try site.read(2))
            try older.publish(&first, until: stop)
            #expect(try newer.prepare(until: stop))
            #expect(throws: KafkaError.self) { try older.publish(&second, until: stop) }
            #expect(try keys(site.committed(in: site.topics.extracted)) == ["a0", "a1"])
            #expect(try site.committedOffset() == 2)
            try older.publish(&second, until: stop)
            #expect(try keys(site.committed(in: site.topics.extracted)) == ["a0", "a1", "a2", "a3"])
            #expect(try site.committedOffset() == 4)
            var again = second
            #expect(throws: KafkaError.self) { try newer.publish(&again, until: stop) }
            #expect(try site.committed(in: site.topics.extracted).count == 4)
        }
    }

    @Test("An extraction that its topic does not take is rejected with the reason; those beside it pass")
    func tooLarge() throws {
        try ExtractorSite.with(articles: 5, largest: 20_000) { site in
            let publisher = site.publisher()
            defer { publisher.close() }
            try publish(batch(try site.read(5), bytes: [8000, 40_000, 8000, 8000, 30_000]), with: publisher)
            #expect(try keys(site.committed(in: site.topics.extracted)) == ["a0", "a2", "a3"])
            let rejected = try site.committed(in: site.topics.rejected)
            #expect(rejected.map(\.key) == [Array("a1".utf8), Array("a4".utf8)])
            let reasons = rejected.compactMap { Rejection(headers: $0.headers)?.reason }
            #expect(reasons == ["extraction-too-large", "extraction-too-large"])
            #expect(rejected.allSatisfy { $0.value == [1] })
            #expect(try site.committedOffset() == 5)
        }
    }
}
