import Shared

/// What messages can be sent with, see ``Producer``.
public protocol MessageSender: Sendable {
    /// Queues a message; what becomes of it `onDelivery` tells, once. Without a `partition` the key chooses it. Throws when
    /// it cannot be queued.
    func send(
        topic: String, partition: Int32?, key: [UInt8]?, value: [UInt8]?, headers: [Header],
        onDelivery: (@Sendable (DeliveryReport) -> Void)?
    ) throws(KafkaError)

    /// Waits until every message is delivered or has failed. Throws when that takes longer than `timeout`.
    func flush(timeout: Duration) throws(KafkaError)
}

extension MessageSender {
    /// Queues a message for the partition that its key chooses.
    public func send(
        topic: String, key: [UInt8]?, value: [UInt8]?, headers: [Header] = [],
        onDelivery: (@Sendable (DeliveryReport) -> Void)? = nil
    ) throws(KafkaError) {
        try send(topic: topic, partition: nil, key: key, value: value, headers: headers, onDelivery: onDelivery)
    }
}
