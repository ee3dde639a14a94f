import Dispatch
import Shared
import Synchronization

/// A producer that goes on after a fatal error, by making a new one.
///
/// An idempotent producer gives up for good when it and the broker no longer agree about what was sent, as after a broker
/// lost its memory of the producer. What waited then has failed, and is for its sender to send again; some of it may be at
/// the broker already, so a message can be there twice.
public final class LastingProducer: MessageSender {
    private let make: @Sendable () throws(KafkaError) -> Producer
    private let current: Mutex<Producer>
    private let onEvent: KafkaEventHandler

    /// Makes the first producer. Returns at once: the broker may be away.
    public init(settings: KafkaSettings, onEvent: @escaping KafkaEventHandler = { _ in }) throws(KafkaError) {
        make = { () throws(KafkaError) in try Producer(settings: settings, onEvent: onEvent) }
        current = Mutex(try make())
        self.onEvent = onEvent
    }

    /// As ``Producer/send(topic:partition:key:value:headers:onDelivery:)``. After a fatal error, thrown or reported, sending again
    /// may work.
    public func send(
        topic: String, partition: Int32?, key: [UInt8]?, value: [UInt8]?, headers: [Header] = [],
        onDelivery: (@Sendable (DeliveryReport) -> Void)? = nil
    ) throws(KafkaError) {
        let producer = self.producer
        do {
            try producer.send(
                topic: topic, partition: partition, key: key, value: value, headers: headers, onDelivery: onDelivery)
        } catch {
            if error.isFatal { replace(producer, after: error) }
            throw error
        }
    }

    /// Waits until every message is delivered or has failed. Throws when that takes longer than `timeout`.
    public func flush(timeout: Duration) throws(KafkaError) { try producer.flush(timeout: timeout) }

    /// As ``Producer/learnTopics(timeout:)``.
    public func learnTopics(timeout: Duration) throws(KafkaError) { try producer.learnTopics(timeout: timeout) }

    /// As ``Producer/close(timeout:)``.
    public func close(timeout: Duration = .seconds(5)) { producer.close(timeout: timeout) }

    var producer: Producer { current.withLock(\.self) }

    /// Puts a new producer in the place of `broken`, unless another thread has done it.
    private func replace(_ broken: Producer, after error: KafkaError) {
        let isReplaced = current.withLock { current in
            guard current === broken, let new = try? make() else { return false }
            current = new
            return true
        }
        guard isReplaced else { return }
        onEvent(.error(error))
        // Closing makes the reports of what waits, and may take a moment.
        DispatchQueue.global().async { broken.close(timeout: .zero) }
    }
}
