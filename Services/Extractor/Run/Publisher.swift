import Kafka
import Service
import Shared

/// Makes a batch durable: its messages, and how far the group has come.
protocol Publisher {
    /// Makes the publisher able to work; returns whether it is, false when it was told to stop before.
    func prepare(until stop: StopFlag) throws(KafkaError) -> Bool

    /// Publishes the batch and commits its positions. Items that turn out too large for their topics get another outcome.
    /// Throws when the batch must be read and published again.
    func publish(_ batch: inout Batch, until stop: StopFlag) throws(KafkaError)

    /// To be called now and then while there is nothing to publish.
    func rest()

    /// Ends the publisher.
    func close()
}

/// Sends batches with a producer.
struct BatchSender: Sendable {
    let addressing: Addressing

    /// Queues the items at `places` (all, if nil); what becomes of them is noted in the result.
    func send(_ batch: Batch, places: Set<Int>? = nil, with producer: some MessageSender) throws(KafkaError)
        -> DeliveryReports
    {
        let reports = DeliveryReports()
        let time = Timestamp.now()
        for (place, item) in batch.items.enumerated() where places?.contains(place) ?? true {
            let message = addressing.outgoing(item.outcome, of: item.message, trace: item.trace.sending, at: time)
            try Self.send(message, with: producer) { reports.note($0, at: place) }
        }
        return reports
    }

    /// Waits while the queue is full: the producer's own limit is what bounds the memory.
    private static func send(
        _ message: OutgoingMessage, with producer: some MessageSender,
        report: @escaping @Sendable (DeliveryReport) -> Void
    ) throws(KafkaError) {
        while true {
            do {
                return try producer.send(
                    topic: message.topic, key: message.key, value: message.value, headers: message.headers,
                    onDelivery: report)
            } catch  where error.code == .queueFull {
                try? producer.flush(timeout: .milliseconds(100))
            }
        }
    }
}
