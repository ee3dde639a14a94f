import Kafka
import Service

/// Messages in the order they were read, and what becomes of each: published and committed as one.
struct Batch: Sendable {
    private(set) var items: [Item]

    /// One message of it.
    struct Item: Sendable {
        let message: Message
        fileprivate(set) var outcome: Outcome
        /// The spans of the work on it.
        let trace: MessageTrace
    }

    /// Pairs messages with their outcomes; messages without one are left out, to be read again.
    init(_ messages: [Message], _ outcomes: [Outcome], tracer: Tracer = .off) {
        items = zip(messages, outcomes).map { message, outcome in
            Item(message: message, outcome: outcome, trace: MessageTrace(of: message, tracer))
        }
    }

    /// From where the group goes on once the batch is published.
    var nextPositions: [Position] { items.map(\.message).nextPositions }

    /// The items at these places were too large for their topics: they get another outcome.
    mutating func shrink(_ places: Set<Int>) {
        for place in places { items[place].outcome = items[place].outcome.whenTooLarge }
    }

    /// How many were turned away, by reason.
    var rejections: [String: Int] {
        var counts: [String: Int] = [:]
        for case .rejected(let reason, _, _) in items.map(\.outcome) { counts[reason, default: 0] += 1 }
        return counts
    }
}
