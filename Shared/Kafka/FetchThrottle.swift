import CRdKafka
import Glibc

/// Calms consumers of a broker that ignores `fetch.wait.max.ms`: Kafka answers a fetch that finds nothing after that time,
/// but some brokers that speak its protocol answer at once, and librdkafka, with no limit of its own, then asks 28 000
/// times a second for as long as there is nothing to read (half a core in the client, another half in the broker).
///
/// So the thread that speaks with the broker rests for five milliseconds after an answer that is too small to hold
/// anything and came too soon to have been waited for. librdkafka asks its interceptors not to block; this one does it
/// when there is nothing else to do for that thread.
enum FetchThrottle {
    fileprivate static let name = "dateline-fetch-throttle"
    private static let fetch: Int16 = 1
    private static let soon: Int64 = 5000
    private static let rest: UInt32 = 5000

    /// Enters it into a consumer's configuration.
    static func register(with configuration: OpaquePointer, _ callbacks: Callbacks) {
        let opaque = Unmanaged.passUnretained(callbacks).toOpaque()
        rd_kafka_conf_interceptor_add_on_new(configuration, name, made, opaque)
    }

    /// An answer without messages has some 60 bytes for each partition, one with the smallest batch of messages more.
    static func isIdle(request: Int16, bytes: Int, microseconds: Int64, partitions: Int) -> Bool {
        request == fetch && bytes < 100 + 64 * partitions && microseconds < soon
    }

    fileprivate static func restIfIdle(request: Int16, bytes: Int, microseconds: Int64, _ callbacks: Callbacks?) {
        guard request == fetch else { return }
        let partitions = callbacks?.assignment?.partitions.count ?? 0
        if isIdle(request: request, bytes: bytes, microseconds: microseconds, partitions: partitions) { usleep(rest) }
    }
}

private func made(
    handle: OpaquePointer?, configuration: OpaquePointer?, opaque: UnsafeMutableRawPointer?,
    text: UnsafeMutablePointer<CChar>?, size: Int
) -> rd_kafka_resp_err_t {
    rd_kafka_interceptor_add_on_response_received(handle, FetchThrottle.name, answered, opaque)
}

private func answered(
    handle: OpaquePointer?, socket: Int32, broker: UnsafePointer<CChar>?, brokerID: Int32, request: Int16,
    version: Int16, correlation: Int32, bytes: Int, microseconds: Int64, error: rd_kafka_resp_err_t,
    opaque: UnsafeMutableRawPointer?
) -> rd_kafka_resp_err_t {
    FetchThrottle.restIfIdle(
        request: request, bytes: bytes, microseconds: microseconds, Callbacks.behind(opaque))
    return RD_KAFKA_RESP_ERR_NO_ERROR
}
