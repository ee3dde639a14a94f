import Foundation
import Kafka

/// The broker that the integration tests use, named by `KAFKA_BOOTSTRAP_SERVERS`.
enum Broker {
    static let isThere = ProcessInfo.processInfo.environment["KAFKA_BOOTSTRAP_SERVERS"] != nil

    static var settings: KafkaSettings {
        get throws { try KafkaSettings(environment: ProcessInfo.processInfo.environment) }
    }

    /// A name of this test's own.
    static func name(_ stem: String) -> String { "test.\(stem).\(UUID().uuidString.prefix(8).lowercased())" }

    /// Runs `body` with a new topic, and removes the topic afterwards.
    static func withTopic(
        partitions: Int = 1, configuration: [String: String] = [:],
        _ body: (_ topic: String, _ admin: Admin) throws -> Void
    ) throws {
        let admin = try Admin(settings: settings)
        let topic = name("topic")
        try admin.createTopics([TopicSpecification(topic, partitions: partitions, configuration: configuration)])
        defer { try? admin.deleteTopics([topic]) }
        try body(topic, admin)
    }

    /// Sends `values` and waits until all are acknowledged.
    static func produce(_ values: [String], to topic: String) throws {
        let producer = try Producer(settings: settings)
        for (index, value) in values.enumerated() {
            try producer.send(topic: topic, key: Array("k\(index)".utf8), value: Array(value.utf8))
        }
        try producer.flush(timeout: patience)
        producer.close()
    }

    /// When nothing more is to be hoped for.
    static let patience = Duration.seconds(300)

    /// Polls until `count` messages came.
    static func read(_ count: Int, from consumer: Consumer) throws -> [Message] {
        var messages: [Message] = []
        let deadline = ContinuousClock.now + patience
        while messages.count < count, ContinuousClock.now < deadline {
            messages += try consumer.poll(max: count - messages.count, timeout: .milliseconds(200))
        }
        return messages
    }
}

extension Message {
    var text: String { String(decoding: value ?? [], as: UTF8.self) }
}
