import Kafka
import Postgres
import Service
import Shared

/// Removes one article for good.
///
/// The database comes first: from then on the article cannot come back, whatever still lies in the topics. The
/// tombstones make the broker forget it when it compacts, and tell other readers.
struct Erasure {
    let id: String
    let reason: String
    let operatorName: String

    /// Deletes the rows and notes who asked and why. Gives whether there were rows.
    func inTables(on connection: Connection) throws -> Bool {
        let rows = try connection.query(
            "SELECT erase_article($1, $2, $3) AS was_stored", [.text(id), .text(operatorName), .text(reason)])
        return try rows.first?["was_stored"] ?? false
    }

    /// Writes a tombstone to each of `topics`. Gives where they stand.
    func inTopics(_ topics: [String], by outbox: Outbox) throws -> [String] {
        let envelope = Envelope(
            id: id, source: "/dateline/erase", kind: .tombstone, time: Timestamp.now(), trace: TraceContext())
        for (number, topic) in topics.enumerated() {
            try outbox.send(
                Int64(number), topic: topic, key: Array(id.utf8), value: nil, headers: envelope.headers)
        }
        let (delivered, failures) = try outbox.settle()
        if let failure = failures.values.first { throw failure }
        return delivered.sorted { $0.key < $1.key }.map { "\($1.topic)[\($1.partition)]@\($1.offset)" }
    }
}

/// What was erased.
struct ErasureReport: Report, Equatable {
    var id: String
    /// There were rows of the article.
    var wasStored: Bool
    /// Where the tombstones stand.
    var tombstones: [String]

    var text: String {
        """
        \(id): \(wasStored ? "erased from the tables" : "was not in the tables"), and will be kept out of them
        tombstones at \(tombstones.joined(separator: " and "))
        What was published to articles.inbox or stands in articles.rejected goes with those topics' retention.

        """
    }
}
