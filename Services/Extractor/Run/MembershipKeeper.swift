import Kafka

/// Keeps a consumer in its group while a batch is being worked on, and learns which partitions go to others meanwhile.
///
/// A batch that takes a moment needs none of it: the pause that it means throws away what was fetched ahead.
struct MembershipKeeper {
    private let consumer: Consumer
    private let interval: Duration
    private var due: ContinuousClock.Instant
    /// What was read of these partitions is for others.
    private(set) var lost: Set<TopicPartition> = []

    /// Begins with the work on a batch.
    init(_ consumer: Consumer, _ settings: KafkaSettings) {
        self.consumer = consumer
        let limit = settings.properties["max.poll.interval.ms"].flatMap { Int($0) } ?? 300_000
        interval = min(.seconds(2), .milliseconds(limit / 3))
        due = .now + interval
    }

    /// To be called often.
    mutating func look() throws(KafkaError) {
        guard .now >= due else { return }
        lost = try consumer.keepAlive()
        due = .now + interval
    }
}
