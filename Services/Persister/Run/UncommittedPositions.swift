import Kafka

/// Positions whose messages are written and that the broker does not have yet.
struct UncommittedPositions {
    private var offsets: [TopicPartition: Int64] = [:]
    private var nextTry: ContinuousClock.Instant?

    mutating func add(_ positions: [Position]) {
        for position in positions { offsets[position.topicPartition] = position.offset }
    }

    /// What should be committed now. Partitions that went to another member are forgotten.
    mutating func due(ownedBy assignment: [TopicPartition], at now: ContinuousClock.Instant = .now) -> [Position] {
        guard !offsets.isEmpty else { return [] }
        let owned = Set(assignment)
        offsets = offsets.filter { owned.contains($0.key) }
        if let nextTry, now < nextTry { return [] }
        return offsets.sorted { $0.key < $1.key }.map {
            Position(topic: $0.key.topic, partition: $0.key.partition, offset: $0.value)
        }
    }

    mutating func committed(_ positions: [Position]) {
        for position in positions { offsets[position.topicPartition] = nil }
        nextTry = nil
    }

    /// Waits a second before the next try.
    mutating func postpone(at now: ContinuousClock.Instant = .now) { nextTry = now + .seconds(1) }
}
