import Kafka
import Service

/// Publishes each batch and its positions in one transaction: readers see all of it once, or nothing.
final class ExactlyOncePublisher: Publisher {
    private let settings: ExtractorSettings
    private let sender: BatchSender
    private let consumer: Consumer
    private let log: Log
    private var producer: Producer?

    /// Publishes what was read from `consumer`.
    init(settings: ExtractorSettings, consumer: Consumer, log: Log) {
        self.settings = settings
        sender = BatchSender(addressing: Addressing(topics: settings.service.topics))
        self.consumer = consumer
        self.log = log
    }

    /// Makes the producer and takes the transactional id over, which ends what an earlier process left open.
    func prepare(until stop: StopFlag) throws(KafkaError) -> Bool {
        if producer != nil { return true }
        var backoff = Backoff(limit: .seconds(5))
        producer = try backoff.retry(until: stop) {
            let new = try Producer(
                settings: settings.kafka, transactionalID: settings.transactionalID,
                onEvent: log.kafkaEvents(of: "producer"))
            try new.prepareTransactions(timeout: .seconds(5))
            return new
        } onFailure: { error, wait throws(KafkaError) in
            log.warning("producer.waiting", [.error: "\(error)", .seconds: wait.seconds])
            if let error = error as? KafkaError, error.code == .invalidArgument { throw error }
        }
        return producer != nil
    }

    func publish(_ batch: inout Batch, until stop: StopFlag) throws(KafkaError) {
        while true {
            guard try prepare(until: stop), let producer else {
                throw KafkaError(.timedOut, reason: "stopped before a producer was ready")
            }
            var reports: DeliveryReports?
            do {
                try producer.beginTransaction()
                reports = try sender.send(batch, with: producer)
                return try commit(batch, with: producer, until: stop)
            } catch {
                recover(from: error, producer, until: stop)
                guard let tooLarge = reports?.tooLarge, !tooLarge.isEmpty else { throw error }
                // The refused messages have left gaps in the client's numbers: another one counts from the beginning.
                close()
                batch.shrink(tooLarge)
            }
        }
    }

    func rest() { producer?.serve() }

    func close() {
        producer?.close(timeout: .zero)
        producer = nil
    }

    private func commit(_ batch: Batch, with producer: Producer, until stop: StopFlag) throws(KafkaError) {
        let positions = batch.nextPositions
        try callAgain(until: stop) { time throws(KafkaError) in
            try producer.sendOffsets(positions, of: consumer, timeout: time)
        }
        try callAgain(until: stop) { time throws(KafkaError) in try producer.commitTransaction(timeout: time) }
    }

    /// After this there is either a producer ready for another transaction, or none.
    private func recover(from error: KafkaError, _ producer: Producer, until stop: StopFlag) {
        do {
            guard Recovery(after: error) != .renew else { throw error }
            try callAgain(until: stop) { time throws(KafkaError) in try producer.abortTransaction(timeout: time) }
        } catch {
            log.warning("producer.renewed", [.error: "\(error)"])
            close()
        }
    }

    /// Makes a call, and again as long as its error says that this is how to go on and nobody says stop.
    private func callAgain(
        until stop: StopFlag, _ call: (_ timeout: Duration) throws(KafkaError) -> Void
    ) throws(KafkaError) {
        var backoff = Backoff(limit: .seconds(2))
        while true {
            do {
                return try call(.seconds(2))
            } catch  where Recovery(after: error) == .callAgain && !stop.isRaised {
                log.warning("producer.waiting", [.error: "\(error)"])
                stop.wait(backoff.next())
            }
        }
    }
}
