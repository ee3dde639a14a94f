import CRdKafka
import Synchronization

/// What librdkafka's callbacks reach through their opaque pointer.
final class Callbacks: Sendable {
    let onEvent: KafkaEventHandler
    /// A consumer's partitions.
    let assignment: Assignment?
    /// The last failure of TLS or of authentication: librdkafka tells it in an event alone, and then only that nobody
    /// answers.
    let distrust = Mutex<KafkaError?>(nil)

    init(onEvent: @escaping KafkaEventHandler, assignment: Assignment? = nil) {
        self.onEvent = onEvent
        self.assignment = assignment
    }

    /// Enters the callbacks into a configuration.
    func register(with configuration: OpaquePointer, for type: rd_kafka_type_t) {
        rd_kafka_conf_set_opaque(configuration, Unmanaged.passUnretained(self).toOpaque())
        rd_kafka_conf_set_log_cb(configuration, logged)
        rd_kafka_conf_set_error_cb(configuration, failed)
        rd_kafka_conf_set_stats_cb(configuration, counted)
        if type == RD_KAFKA_CONSUMER {
            rd_kafka_conf_set_rebalance_cb(configuration, rebalanced)
            FetchThrottle.register(with: configuration, self)
        } else {
            rd_kafka_conf_set_dr_msg_cb(configuration, delivered)
        }
    }

    /// The object behind an opaque pointer.
    static func behind(_ opaque: UnsafeMutableRawPointer?) -> Callbacks? {
        opaque.map { Unmanaged<Callbacks>.fromOpaque($0).takeUnretainedValue() }
    }
}

/// The list a rebalance callback gets: librdkafka's own.
typealias RebalancedPartitions = UnsafeMutablePointer<rd_kafka_topic_partition_list_t>

private func logged(
    handle: OpaquePointer?, level: Int32, facility: UnsafePointer<CChar>?, text: UnsafePointer<CChar>?
) {
    guard let handle, let text else { return }
    let message = String(cString: text)
    // The same settings serve consumers and producers: that some are for the others alone is as it should be.
    if message.contains("property and will be ignored by this") { return }
    Callbacks.behind(rd_kafka_opaque(handle))?.onEvent(.log(level: Int(level), message: message))
}

private func failed(
    handle: OpaquePointer?, code: Int32, reason: UnsafePointer<CChar>?, opaque: UnsafeMutableRawPointer?
) {
    let error = KafkaError(KafkaError.Code(rawValue: code), reason: reason.map { String(cString: $0) } ?? "")
    let callbacks = Callbacks.behind(opaque)
    if error.code == .authentication || error.code == .ssl { callbacks?.distrust.withLock { $0 = error } }
    callbacks?.onEvent(.error(error))
}

private func counted(
    handle: OpaquePointer?, json: UnsafeMutablePointer<CChar>?, count: Int, opaque: UnsafeMutableRawPointer?
) -> Int32 {
    let bytes = [UInt8](UnsafeRawBufferPointer(start: json, count: count))
    Callbacks.behind(opaque)?.onEvent(.statistics(bytes))
    return 0  // librdkafka frees the text.
}

private func rebalanced(
    handle: OpaquePointer?, code: rd_kafka_resp_err_t, partitions: RebalancedPartitions?,
    opaque: UnsafeMutableRawPointer?
) {
    guard let handle, let partitions else { return }
    Callbacks.behind(opaque)?.assignment?.rebalanced(handle, code, partitions)
}

private func delivered(
    handle: OpaquePointer?, message: UnsafePointer<rd_kafka_message_t>?, opaque: UnsafeMutableRawPointer?
) {
    guard let message, let pointer = message.pointee._private else { return }
    Delivery.settle(pointer, message.pointee)
}
