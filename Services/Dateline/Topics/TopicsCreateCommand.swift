import Kafka
import Service

extension Command {
    /// `dateline topics create`.
    static let topicsCreate = onInstallation(
        "topics create", "makes the topics that are missing; those that are there stay as they are",
        details: """
            The services do the same at their start. TOPIC_PARTITIONS and TOPIC_REPLICATION say how topics are made.

            Exit codes: 0.
            """
    ) { arguments, installation in
        let admin = try installation.admin
        let before = Set(try admin.topics().map(\.name))
        let plan = installation.settings.topicPlan
        try admin.createTopics(plan.specifications)
        let names = Set(plan.specifications.map(\.name))
        let topics = try admin.topics().filter { names.contains($0.name) }.sorted { $0.name < $1.name }
        try TopicList(
            topics: topics.map { .init(name: $0.name, partitions: $0.partitions, isNew: !before.contains($0.name)) }
        ).show(arguments)
        return .success
    }
}

/// The topics of an installation.
struct TopicList: Report, Equatable {
    /// One topic.
    struct Topic: Encodable, Equatable {
        var name: String
        var partitions: Int
        /// It was made just now.
        var isNew: Bool
    }

    var topics: [Topic]

    var text: String {
        var table = Table(.text("TOPIC"), .number("PARTITIONS"), .text("MADE"))
        for topic in topics { table.add(topic.name, String(topic.partitions), topic.isNew ? "now" : "before") }
        return table.text
    }
}
