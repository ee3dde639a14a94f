import Kafka
import Service

/// Publishes each batch, waits until the broker has it, and commits its positions then: after a crash between the two,
/// readers see the batch twice.
final class AtLeastOncePublisher: Publisher {
    private let sender: BatchSender
    private let consumer: Consumer
    private let producer: LastingProducer
    private let log: Log

    /// Publishes what was read from `consumer`.
    init(settings: ExtractorSettings, consumer: Consumer, log: Log) throws(KafkaError) {
        sender = BatchSender(addressing: Addressing(topics: settings.service.topics))
        self.consumer = consumer
        producer = try LastingProducer(settings: settings.kafka, onEvent: log.kafkaEvents(of: "producer"))
        self.log = log
    }

    func prepare(until stop: StopFlag) -> Bool { true }

    func publish(_ batch: inout Batch, until stop: StopFlag) throws(KafkaError) {
        var reports = try deliver(batch, nil, until: stop)
        while !reports.tooLarge.isEmpty {
            batch.shrink(reports.tooLarge)
            reports = try deliver(batch, reports.tooLarge, until: stop)
        }
        try consumer.commit(batch.nextPositions)
    }

    func rest() {}

    func close() { producer.close(timeout: .seconds(1)) }

    private func deliver(_ batch: Batch, _ places: Set<Int>?, until stop: StopFlag) throws(KafkaError)
        -> DeliveryReports
    {
        let reports = try sender.send(batch, places: places, with: producer)
        while true {
            do {
                try producer.flush(timeout: .seconds(2))
                break
            } catch  where error.code == .timedOut && !stop.isRaised {
                log.warning("producer.waiting", [.error: "\(error)"])
            }
        }
        if let failure = reports.failure { throw failure }
        return reports
    }
}
