import CRdKafka

extension Admin {
    /// A topic's configuration, by Kafka's names, defaults included.
    public func configuration(
        of topic: String, timeout: Duration = .seconds(10)
    ) throws(KafkaError) -> [String: String] {
        var resource: OpaquePointer? = rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, topic)
        defer { rd_kafka_ConfigResource_destroy(resource) }
        return try client.request(
            RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS, timeout: timeout, doing: "ask for the configuration of \(topic)",
            send: { rd_kafka_DescribeConfigs(client.handle, &resource, 1, $0, $1) },
            read: { event throws(KafkaError) in
                var count = 0
                let answer = rd_kafka_event_DescribeConfigs_result(event)
                guard let list = rd_kafka_DescribeConfigs_result_resources(answer, &count), count == 1 else {
                    return [:]
                }
                return try Self.entries(of: list[0], topic)
            })
    }

    private static func entries(of resource: OpaquePointer?, _ topic: String) throws(KafkaError) -> [String: String] {
        try check(rd_kafka_ConfigResource_error(resource), doing: "ask for the configuration of \(topic)")
        var count = 0
        var entries: [String: String] = [:]
        let list = rd_kafka_ConfigResource_configs(resource, &count)
        for entry in UnsafeBufferPointer(start: list, count: count) {
            guard let value = rd_kafka_ConfigEntry_value(entry) else { continue }
            entries[String(cString: rd_kafka_ConfigEntry_name(entry))] = String(cString: value)
        }
        return entries
    }
}
