import CRdKafka

/// What became of a message: where it stands, or why it does not.
public typealias DeliveryReport = Result<Position, KafkaError>

/// A closure on its way through librdkafka as a message's opaque pointer: retained when the message is queued, released by
/// its one delivery report.
final class Delivery {
    private let report: @Sendable (DeliveryReport) -> Void

    init(_ report: @escaping @Sendable (DeliveryReport) -> Void) { self.report = report }

    /// The pointer for a message, with a reference that `settle` or `discard` gives back.
    func retained() -> UnsafeMutableRawPointer { Unmanaged.passRetained(self).toOpaque() }

    /// Gives back the reference of a message that was never queued.
    static func discard(_ pointer: UnsafeMutableRawPointer?) {
        if let pointer { Unmanaged<Delivery>.fromOpaque(pointer).release() }
    }

    /// Reports and gives the reference back.
    static func settle(_ pointer: UnsafeMutableRawPointer, _ message: rd_kafka_message_t) {
        let delivery = Unmanaged<Delivery>.fromOpaque(pointer).takeRetainedValue()
        let topic = message.rkt.map { String(cString: rd_kafka_topic_name($0)) } ?? ""
        guard message.err == RD_KAFKA_RESP_ERR_NO_ERROR else {
            return delivery.report(.failure(KafkaError(message.err, doing: "deliver to \(topic)")))
        }
        delivery.report(.success(Position(topic: topic, partition: message.partition, offset: message.offset)))
    }
}
