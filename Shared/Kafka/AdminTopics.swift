import CRdKafka
import Glibc

/// A topic that shall be there.
public struct TopicSpecification: Sendable, Equatable {
    /// Its name.
    public var name: String
    /// How many partitions.
    public var partitions: Int
    /// On how many brokers each; -1 leaves it to the cluster.
    public var replicationFactor: Int
    /// Topic configuration, by Kafka's names.
    public var configuration: [String: String]

    /// Makes a specification.
    public init(
        _ name: String, partitions: Int = 12, replicationFactor: Int = -1, configuration: [String: String] = [:]
    ) {
        self.name = name
        self.partitions = partitions
        self.replicationFactor = replicationFactor
        self.configuration = configuration
    }
}

extension Admin {
    /// Makes those of `topics` that are not there, and waits until all can be written and read. A topic that is there stays
    /// as it is. Several may call this at once.
    public func createTopics(_ topics: [TopicSpecification], timeout: Duration = .seconds(30)) throws(KafkaError) {
        let deadline = ContinuousClock.now + timeout
        let present = Set(try self.topics(timeout: timeout).map(\.name))
        let missing = topics.filter { !present.contains($0.name) }
        if !missing.isEmpty { try create(missing, timeout: timeout) }
        let names = Set(topics.map(\.name))
        while !names.isSubset(of: try self.topics(timeout: timeout).filter(\.isReady).map(\.name)) {
            guard ContinuousClock.now < deadline else {
                throw KafkaError(.timedOut, reason: "not all topics have leaders: \(names.sorted())")
            }
            usleep(50_000)
        }
    }

    private func create(_ topics: [TopicSpecification], timeout: Duration) throws(KafkaError) {
        var requests = try topics.map(Self.request)
        defer { rd_kafka_NewTopic_destroy_array(&requests, requests.count) }
        try client.request(
            RD_KAFKA_ADMIN_OP_CREATETOPICS, timeout: timeout, doing: "create topics",
            send: { rd_kafka_CreateTopics(client.handle, &requests, requests.count, $0, $1) },
            read: { event throws(KafkaError) in
                var count = 0
                let results = rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event), &count)
                try Self.check(results, count, doing: "create topic", allowing: RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS)
            })
    }

    private static func request(_ topic: TopicSpecification) throws(KafkaError) -> OpaquePointer? {
        var text = [CChar](repeating: 0, count: 512)
        guard
            let request = rd_kafka_NewTopic_new(
                topic.name, Int32(topic.partitions), Int32(topic.replicationFactor), &text, text.count)
        else { throw KafkaError(.invalidArgument, reason: "create topic \(topic.name): \(String(buffer: text))") }
        for (name, value) in topic.configuration { rd_kafka_NewTopic_set_config(request, name, value) }
        return request
    }

    /// Deletes those of `topics` that are there, with all their messages.
    public func deleteTopics(_ topics: [String], timeout: Duration = .seconds(30)) throws(KafkaError) {
        var requests: [OpaquePointer?] = topics.map { rd_kafka_DeleteTopic_new($0) }
        defer { rd_kafka_DeleteTopic_destroy_array(&requests, requests.count) }
        try client.request(
            RD_KAFKA_ADMIN_OP_DELETETOPICS, timeout: timeout, doing: "delete topics",
            send: { rd_kafka_DeleteTopics(client.handle, &requests, requests.count, $0, $1) },
            read: { event throws(KafkaError) in
                var count = 0
                let results = rd_kafka_DeleteTopics_result_topics(rd_kafka_event_DeleteTopics_result(event), &count)
                try Self.check(results, count, doing: "delete topic", allowing: RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART)
            })
    }

    private static func check(
        _ results: UnsafeMutablePointer<OpaquePointer?>?, _ count: Int, doing action: String,
        allowing allowed: rd_kafka_resp_err_t
    ) throws(KafkaError) {
        for result in UnsafeBufferPointer(start: results, count: count) {
            let code = rd_kafka_topic_result_error(result)
            guard code != RD_KAFKA_RESP_ERR_NO_ERROR, code != allowed else { continue }
            let name = rd_kafka_topic_result_name(result).map { String(cString: $0) } ?? ""
            let text = rd_kafka_topic_result_error_string(result).map { String(cString: $0) } ?? ""
            throw KafkaError(KafkaError.Code(code), reason: "\(action) \(name): \(text)")
        }
    }
}
