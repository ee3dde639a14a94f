import Kafka
import Shared

/// The topics as they are made where they are missing.
public struct TopicPlan: Sendable {
    /// Their names.
    public let names: TopicNames
    private let partitions: Int
    private let replicationFactor: Int
    /// Topics that shall be there beside those of the articles, and keep the last message of each key.
    public var compacted: [String] = []

    /// What the larger topics take in one message: an inbox page before it is cleaned, an article with all that was
    /// found in it, a rejected message with its reason.
    public static let largeMessageBytes = 10_485_760

    /// Reads how the topics shall be.
    public init(_ configuration: inout Configuration, names: TopicNames) {
        self.names = names
        partitions = configuration.integer(
            "TOPIC_PARTITIONS", default: 12, in: 1...10_000, "how many partitions a topic gets when it is made")
        replicationFactor = configuration.integer(
            "TOPIC_REPLICATION", default: -1, in: -1...100,
            "on how many brokers a topic is kept when it is made; -1 leaves it to the cluster")
    }

    /// All topics.
    public var specifications: [TopicSpecification] {
        let large = ["max.message.bytes": String(Self.largeMessageBytes)]
        return names.all.map { specification($0, $0 == names.articles ? [:] : large) }
            + compacted.map { specification($0, Self.compaction) }
    }

    /// What is overwritten goes soon: only segments that are full or old are compacted.
    private static let compaction = [
        "cleanup.policy": "compact", "segment.bytes": "16777216", "segment.ms": "3600000",
    ]

    private func specification(_ name: String, _ configuration: [String: String]) -> TopicSpecification {
        TopicSpecification(
            name, partitions: partitions, replicationFactor: replicationFactor, configuration: configuration)
    }

    /// Makes the missing topics, trying until it is done or `stop` is raised. Returns whether it is done. Every service
    /// does this at its start, so that none need be the first.
    public func make(with admin: Admin, log: Log, until stop: StopFlag) -> Bool {
        var backoff = Backoff(limit: .seconds(5))
        let done: Void? = backoff.retry(until: stop) {
            try admin.createTopics(specifications, timeout: .seconds(5))
        } onFailure: { error, wait in
            log.warning("topics.waiting", [.error: "\(error)", .seconds: wait.seconds])
        }
        return done != nil
    }
}
