import Foundation
import Kafka
import Service
import Shared
import Testing

@testable import extractor

/// Topics of a test's own on the broker that `KAFKA_BOOTSTRAP_SERVERS` names, and what the extractor does with them.
struct ExtractorSite {
    static let isPossible = ProcessInfo.processInfo.environment["KAFKA_BOOTSTRAP_SERVERS"] != nil

    let settings: ExtractorSettings
    let consumer: Consumer
    private let admin: Admin
    private let log = Log(service: "extractor", level: .error, format: .json)

    /// Runs `body` on new topics, `articles` with `count` messages. The topic of extractions takes messages of `largest` bytes.
    static func with(articles count: Int, largest: Int = 1_000_000, _ body: (ExtractorSite) throws -> Void) throws {
        let site = try ExtractorSite(largest)
        defer {
            site.consumer.close()
            try? site.admin.deleteTopics(site.topics.all, timeout: .seconds(5))
        }
        let producer = try Producer(settings: site.settings.kafka)
        defer { producer.close() }
        for number in 0..<count {
            try producer.send(topic: site.topics.articles, key: Array("a\(number)".utf8), value: [1])
        }
        try producer.flush(timeout: .seconds(300))
        try body(site)
    }

    private init(_ largest: Int) throws {
        var environment = ProcessInfo.processInfo.environment.filter { $0.key.hasPrefix("KAFKA_") }
        environment["TOPIC_PREFIX"] = "test.\(UUID().uuidString.prefix(8).lowercased())."
        environment["TOPIC_PARTITIONS"] = "1"
        environment["EXTRACTOR_INSTANCE_ID"] = "one"
        var configuration = Configuration(program: "extractor", environment: environment)
        settings = ExtractorSettings(&configuration)
        try configuration.check()
        admin = try Admin(settings: settings.kafka)
        let small = TopicSpecification(
            settings.service.topics.extracted, partitions: 1, configuration: ["max.message.bytes": String(largest)])
        try admin.createTopics([small])
        #expect(settings.topicPlan.make(with: admin, log: log, until: StopFlag()))
        consumer = try Consumer(
            settings: settings.kafka, group: settings.group, topics: [settings.service.topics.articles])
    }

    var topics: TopicNames { settings.service.topics }

    /// What `extractor run` publishes with. All of one site have the same name among producers.
    func publisher() -> ExactlyOncePublisher {
        var settings = settings
        settings.kafka = BatchRoom.fitted(settings.kafka, to: topics, with: admin)
        return ExactlyOncePublisher(settings: settings, consumer: consumer, log: log)
    }

    /// The next `count` messages of `articles`.
    func read(_ count: Int) throws -> [Message] {
        var messages: [Message] = []
        let deadline = ContinuousClock.now + .seconds(300)
        while messages.count < count, ContinuousClock.now < deadline {
            messages += try consumer.poll(max: count - messages.count, timeout: .milliseconds(200))
        }
        return messages
    }

    /// The messages that a reader of committed transactions sees in a topic.
    func committed(in topic: String) throws -> [Message] {
        var messages: [Message] = []
        try PartitionReader(settings: settings.kafka).read(from: Position(topic: topic, partition: 0, offset: 0)) {
            messages.append($0)
            return true
        }
        return messages
    }

    /// From where the group goes on.
    func committedOffset() throws -> Int64? {
        try admin.committed(group: settings.group).first { $0.topic == topics.articles }?.offset
    }
}
