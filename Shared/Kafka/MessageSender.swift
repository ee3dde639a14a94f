import Shared

/// What messages can be sent with, see ``Producer``.
public protocol MessageSender: Sendable {
    /// Queues a message; what becomes of it `onDelivery` tells, once. Throws when it cannot be queued.
    func send(
        topic: String, key: [UInt8]?, value: [UInt8]?, headers: [Header],
        onDelivery: (@Sendable (DeliveryReport) -> Void)?
    ) throws(KafkaError)

    /// Waits until every message is delivered or has failed. Throws when that takes longer than `timeout`.
    func flush(timeout: Duration) throws(KafkaError)
}
