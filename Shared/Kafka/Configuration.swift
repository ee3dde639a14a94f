import CRdKafka

/// Owns a `rd_kafka_conf_t` until a client takes it over.
struct Configuration: ~Copyable {
    let pointer: OpaquePointer

    init() { pointer = rd_kafka_conf_new() }

    deinit { rd_kafka_conf_destroy(pointer) }

    /// Why librdkafka refuses a property, or nil after it was set.
    func refusal(of property: String, _ value: String) -> String? {
        var text = [CChar](repeating: 0, count: 512)
        let result = rd_kafka_conf_set(pointer, property, value, &text, text.count)
        switch result {
        case RD_KAFKA_CONF_OK: return nil
        case RD_KAFKA_CONF_UNKNOWN: return "librdkafka has no property '\(property)'"
        default: return KafkaSettings.isSecret(property) ? "the value is refused" : String(buffer: text)
        }
    }

    /// Sets all `properties`; throws for the first that is refused, naming the environment variable.
    func set(_ properties: [String: String]) throws(KafkaError) {
        for (property, value) in properties.sorted(by: { $0.key < $1.key }) {
            guard let reason = refusal(of: property, value) else { continue }
            throw KafkaError(.invalidArgument, reason: "\(KafkaSettings.environmentKey(of: property)): \(reason)")
        }
    }

    /// Gives the pointer away: whoever takes it destroys it.
    consuming func release() -> OpaquePointer {
        let given = pointer
        discard self
        return given
    }
}
