import Kafka
import Testing

@testable import extractor

@Suite("Batch")
struct BatchTests {
    private func message(_ partition: Int32, _ offset: Int64) -> Message {
        Message(topic: "articles", partition: partition, offset: offset, value: [1, 2, 3])
    }

    private let done = Outcome.extracted(id: "a", record: [1])

    @Test("The group goes on after the last message that has an outcome, in each partition")
    func positions() {
        let messages = [message(0, 5), message(1, 9), message(0, 6), message(1, 10)]
        let whole = Batch(messages, Array(repeating: done, count: 4))
        #expect(
            whole.nextPositions == [
                Position(topic: "articles", partition: 0, offset: 7),
                Position(topic: "articles", partition: 1, offset: 11),
            ])
        let begun = Batch(messages, [done, done])
        #expect(
            begun.nextPositions == [
                Position(topic: "articles", partition: 0, offset: 6),
                Position(topic: "articles", partition: 1, offset: 10),
            ])
    }

    @Test("What is too large is rejected with its bytes, then without them, and counted by reason")
    func shrinks() {
        var batch = Batch([message(0, 1), message(0, 2)], [done, done])
        batch.shrink([1])
        #expect(batch.rejections == ["extraction-too-large": 1])
        #expect(batch.items[0].outcome == done)
        guard case .rejected(_, _, keepsBytes: true) = batch.items[1].outcome else {
            Issue.record("\(batch.items[1].outcome)")
            return
        }
        batch.shrink([1])
        guard case .rejected("extraction-too-large", _, keepsBytes: false) = batch.items[1].outcome else {
            Issue.record("\(batch.items[1].outcome)")
            return
        }
    }

    @Test(
        "After an error of a transaction: call again, abort, or a new producer",
        arguments: [
            (KafkaError(.timedOut, reason: ""), Recovery.callAgain),
            (KafkaError(.illegalGeneration, reason: "", requiresAbort: true), .abort),
            (KafkaError(.messageTooLarge, reason: ""), .abort), (KafkaError(.state, reason: ""), .abort),
            (KafkaError(.fenced, reason: ""), .renew),
            (KafkaError(.timedOut, reason: "", isFatal: true, requiresAbort: true), .renew),
        ])
    func recovers(error: KafkaError, recovery: Recovery) {
        #expect(Recovery(after: error) == recovery)
    }

    @Test("Reports tell which messages were too large apart from other failures")
    func reports() {
        let reports = DeliveryReports()
        reports.note(.success(Position(topic: "t", partition: 0, offset: 0)), at: 0)
        #expect(reports.tooLarge.isEmpty && reports.failure == nil)
        reports.note(.failure(KafkaError(.messageTooLarge, reason: "")), at: 1)
        #expect(reports.tooLarge == [1])
        #expect(reports.failure == nil)
        reports.note(.failure(KafkaError(.messageTimedOut, reason: "")), at: 2)
        #expect(reports.tooLarge == [1])
        #expect(reports.failure?.code == .messageTimedOut)
    }
}
