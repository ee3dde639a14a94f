import Kafka
import Service
import Shared
import Synchronization

/// Publishes messages that were turned away to `articles.rejected`, with the reason and where they came from.
struct RejectionSender: Sendable {
    let producer: LastingProducer
    let topic: String
    /// How much of a value that is too large for the topic is sent.
    var excerptBytes = 500_000

    /// Sends all and waits until the broker has them. Throws when it has not: sending all again is right, since a rejection
    /// that comes twice is stored once.
    func send(_ refusals: [Refusal], timeout: Duration = .seconds(30)) throws(KafkaError) {
        guard !refusals.isEmpty else { return }
        let tooLarge = try deliver(refusals, timeout)
        guard !tooLarge.isEmpty else { return }
        _ = try deliver(tooLarge.map { shortened(refusals[$0]) }, timeout)
    }

    /// Sends each; gives the places of those that the topic finds too large.
    private func deliver(_ refusals: [Refusal], _ timeout: Duration) throws(KafkaError) -> [Int] {
        let collected = CollectedReports()
        for (place, refusal) in refusals.enumerated() {
            try producer.send(
                topic: topic, key: refusal.message.key, value: refusal.message.value, headers: Self.headers(refusal)
            ) { report in collected.reports.withLock { $0[place] = report } }
        }
        try producer.flush(timeout: timeout)
        var tooLarge: [Int] = []
        for (place, report) in collected.reports.withLock({ $0 }) {
            guard case .failure(let error) = report else { continue }
            guard error.code == .messageTooLarge else { throw error }
            tooLarge.append(place)
        }
        return tooLarge
    }

    private func shortened(_ refusal: Refusal) -> Refusal {
        var short = refusal
        let count = refusal.message.value?.count ?? 0
        short.message.value = refusal.message.value.map { Array($0.prefix(excerptBytes)) }
        short.detail +=
            "; the first \(excerptBytes) of \(count) bytes are kept here, the rest stands where it came from"
        return short
    }

    static func headers(_ refusal: Refusal) -> [Header] {
        let message = refusal.message
        let trace = TraceContext(of: message.headers)?.next() ?? TraceContext()
        let contentType = message.headers["content-type"] ?? "application/json"
        let envelope = Envelope(
            id: "\(message.topic)/\(message.partition)/\(message.offset)", source: "/dateline/persister",
            kind: .rejection, time: Timestamp.now(), contentType: contentType, trace: trace)
        let rejection = Rejection(
            stage: "persister", reason: refusal.reason, detail: refusal.detail, topic: message.topic,
            partition: message.partition, offset: message.offset, contentType: contentType)
        return envelope.headers + rejection.headers
    }
}

/// The delivery reports of some messages, which come on the producer's thread.
private final class CollectedReports: Sendable {
    let reports = Mutex<[Int: DeliveryReport]>([:])
}
