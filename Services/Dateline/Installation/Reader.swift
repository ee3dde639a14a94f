import Shared

/// A service that reads topics, as the consumer group that it is.
struct Reader: Sendable, Equatable {
    /// The service.
    let service: String
    /// Its consumer group.
    let group: String
    /// What it reads.
    let topics: [String]

    /// All of them, in the order of an article's way.
    static func all(_ topics: TopicNames) -> [Reader] {
        [
            Reader(service: "ingest", group: topics.group(of: "ingest"), topics: [topics.inbox]),
            Reader(service: "extractor", group: topics.group(of: "extractor"), topics: [topics.articles]),
            Reader(
                service: "persister", group: topics.group(of: "persister"), topics: [topics.extracted, topics.rejected]),
        ]
    }
}
