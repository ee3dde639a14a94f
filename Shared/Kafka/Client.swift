import CRdKafka

/// Owns a `rd_kafka_t`, which may be used from any thread until the last reference goes.
///
/// Callbacks get `callbacks` as their opaque pointer, unretained: it lives as long as this object, and librdkafka calls
/// nothing after `rd_kafka_destroy`, which `deinit` waits for.
final class Client: @unchecked Sendable {
    let handle: OpaquePointer
    let callbacks: Callbacks

    /// Makes a client of `type` with `properties` over `settings`.
    init(
        _ type: rd_kafka_type_t, _ settings: KafkaSettings, _ properties: [String: String] = [:], callbacks: Callbacks
    ) throws(KafkaError) {
        let configuration = Configuration()
        try configuration.set(settings.properties.merging(properties) { $1 })
        callbacks.register(with: configuration.pointer, for: type)
        let pointer = configuration.release()
        var text = [CChar](repeating: 0, count: 512)
        guard let handle = rd_kafka_new(type, pointer, &text, text.count) else {
            rd_kafka_conf_destroy(pointer)
            throw KafkaError(.invalidArgument, reason: "the Kafka client cannot be made: \(String(buffer: text))")
        }
        self.handle = handle
        self.callbacks = callbacks
    }

    deinit {
        // A consumer has been closed before, or shall not be: closing may wait for a broker that is away.
        rd_kafka_destroy_flags(handle, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE)
    }

    /// Throws when no broker answers within `timeout`; where one did not trust this client, or the client not it, that is
    /// the error.
    func checkBroker(timeout: Duration) throws(KafkaError) {
        do {
            _ = try metadata(all: false, timeout: timeout)
            callbacks.distrust.withLock { $0 = nil }
        } catch {
            // Calls back with what has happened meanwhile; who only asks would never hear of it.
            rd_kafka_poll(handle, 0)
            throw callbacks.distrust.withLock { $0 } ?? error
        }
    }

    /// Throws what made the client unusable, if anything did.
    func checkFatal() throws(KafkaError) {
        var text = [CChar](repeating: 0, count: 512)
        let code = rd_kafka_fatal_error(handle, &text, text.count)
        guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return }
        throw KafkaError(KafkaError.Code(code), reason: String(buffer: text), isFatal: true)
    }
}

/// Throws `error` unless it is no error.
func check(_ error: rd_kafka_resp_err_t, doing action: @autoclosure () -> String) throws(KafkaError) {
    guard error != RD_KAFKA_RESP_ERR_NO_ERROR else { return }
    throw KafkaError(error, doing: action())
}

/// Throws the error object, if there is one, and destroys it.
func check(taking error: OpaquePointer?, doing action: @autoclosure () -> String) throws(KafkaError) {
    guard let error else { return }
    throw KafkaError(taking: error, doing: action())
}
