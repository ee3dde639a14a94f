/// Positions up to which all is done, and that the broker does not have yet.
///
/// A commit costs as much as a message: at a steady trickle it is not made after each, but after a moment, for all.
public struct UncommittedPositions: Sendable {
    private let interval: Duration
    private var offsets: [TopicPartition: Int64] = [:]
    private var nextTry: ContinuousClock.Instant?

    /// Commits are to be at least `interval` apart. What is done within it is done again after a crash.
    public init(interval: Duration = .milliseconds(100)) { self.interval = interval }

    /// Notes that all before `positions` is done.
    public mutating func add(_ positions: [Position]) {
        for position in positions { offsets[position.topicPartition] = position.offset }
    }

    /// What should be committed now; all there is when these are the `last`. Partitions that went to another member are
    /// forgotten.
    public mutating func due(
        ownedBy assignment: [TopicPartition], areLast: Bool = false, at now: ContinuousClock.Instant = .now
    ) -> [Position] {
        guard !offsets.isEmpty else { return [] }
        let owned = Set(assignment)
        offsets = offsets.filter { owned.contains($0.key) }
        if let nextTry, now < nextTry, !areLast { return [] }
        return offsets.sorted { $0.key < $1.key }.map {
            Position(topic: $0.key.topic, partition: $0.key.partition, offset: $0.value)
        }
    }

    /// The broker has them.
    public mutating func committed(_ positions: [Position], at now: ContinuousClock.Instant = .now) {
        for position in positions { offsets[position.topicPartition] = nil }
        nextTry = now + interval
    }

    /// Waits a second before the next try.
    public mutating func postpone(at now: ContinuousClock.Instant = .now) { nextTry = now + .seconds(1) }
}
