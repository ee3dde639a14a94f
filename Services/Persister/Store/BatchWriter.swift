import Kafka
import Postgres
import Shared

/// A message that is turned away, and why.
struct Refusal {
    var message: Message
    /// A stable code.
    var reason: String
    /// What was wrong, for a person.
    var detail: String
}

/// What became of a batch.
struct BatchOutcome {
    var summary = WriteSummary()
    /// Messages that are no extraction, or that the database refused.
    var refusals: [Refusal] = []
    /// Rejections that the database refused; they stay in their topic.
    var unstorable: [Refusal] = []
}

/// Writes batches over a connection that is opened, and opened anew, when it is needed.
///
/// Used by one thread at a time. Writing a batch again after an error changes nothing that was written before it.
final class BatchWriter {
    private let connect: () throws(PostgresError) -> Connection
    private var store: ArticleStore?

    /// Writes to the database of `settings`; `canceller` makes it give up.
    init(_ settings: ConnectionSettings, canceller: Canceller = Canceller()) {
        connect = { () throws(PostgresError) in try Connection(settings, canceller: canceller) }
    }

    /// Writes a batch: tombstones first, then rejections, then the records in one transaction. What the database refuses is
    /// found by halves and given back; errors that are nobody's fault are thrown.
    func write(_ batch: Batch) throws -> BatchOutcome {
        let store = try openStore()
        var outcome = BatchOutcome()
        try store.erase(batch.tombstones.sorted())
        outcome.unstorable = try write(batch.rejections, to: store)
        outcome.refusals = batch.unreadable.map {
            Refusal(message: $0.message, reason: $0.error.code, detail: $0.error.description)
        }
        let refused = try Isolation.write(Array(batch.entries.values), isFault: Self.isFault) { entries in
            outcome.summary = outcome.summary + (try store.write(entries.map(\.record)))
        }
        outcome.refusals += refused.map { entry, error in
            Refusal(message: entry.message, reason: "refused-by-database", detail: "\(error)")
        }
        return outcome
    }

    private func write(_ rejections: [Batch.Rejected], to store: ArticleStore) throws -> [Refusal] {
        let refused = try Isolation.write(rejections, isFault: Self.isFault) { part in
            _ = try store.write([], rejections: part.map(\.rejection))
        }
        return refused.map { Refusal(message: $0.message, reason: "refused-by-database", detail: "\($1)") }
    }

    private func openStore() throws -> ArticleStore {
        if let store {
            if !store.connection.isOpen { try store.connection.reconnect() }
            return store
        }
        let new = ArticleStore(try connect())
        store = new
        return new
    }

    /// Whether the row is to blame: its data (22), a constraint (23), or a limit of the server that it exceeds (54).
    /// Everything else, a missing table or a missing right included, is for an operator to mend while the row waits.
    static func isFault(_ error: any Error) -> Bool {
        guard let error = error as? PostgresError, !error.isRetriable else { return false }
        return ["22", "23", "54"].contains { error.sqlState.hasPrefix($0) }
    }
}
