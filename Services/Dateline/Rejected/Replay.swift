import Kafka
import Postgres
import Shared

/// Sends rejected messages again to where they came from.
///
/// The rows are locked while their messages are on the way, and marked once the broker has them: two operators do not
/// send the same twice, and after a crash between the two steps a message may come again, which is harmless.
struct Replay {
    let connection: Connection
    let outbox: Outbox
    let topics: TopicNames

    /// Few at a time, since each may have megabytes.
    private static let batchSize = 16

    /// Sends all that `selection` chooses. What is rejected anew meanwhile is not among them: where nothing was put right,
    /// that would go on for ever.
    func run(_ selection: RejectedSelection) throws -> ReplayReport {
        var report = ReplayReport()
        let sql = "SELECT coalesce(max(rejected_key), 0) AS newest FROM rejected_article"
        guard let newest: Int64 = try connection.query(sql).first?["newest"] else { return report }
        var rest: Range<Int64> = 0..<newest + 1
        while let last = try batch(of: selection.conditions, rest, &report) { rest = last + 1..<newest + 1 }
        return report
    }

    /// Sends some; gives the number of the last, nil when there are no more.
    private func batch(
        of conditions: Conditions, _ numbers: Range<Int64>, _ report: inout ReplayReport
    ) throws -> Int64? {
        try connection.transaction {
            let rows = try connection.query(Self.select(conditions, numbers), conditions.parameters)
            for row in rows { try send(row, &report) }
            let (delivered, failures) = try outbox.settle()
            try connection.query(Self.markSQL, [.array(delivered.keys.map(Optional.some))])
            report.replayed += delivered.keys.sorted()
            report.failures += failures.map { .init(number: $0, reason: "\($1)") }.sorted { $0.number < $1.number }
            return try rows.last?["rejected_key"]
        }
    }

    private func send(_ row: Row, _ report: inout ReplayReport) throws {
        let message = try ReplayedMessage(row, topics: topics)
        // A message without a value would mean "erase" where it goes.
        guard let value = message.value else {
            return report.failures.append(.init(number: message.number, reason: "its bytes are not kept"))
        }
        try outbox.send(
            message.number, topic: message.topic, key: message.key, value: value, headers: message.headers)
    }

    private static func select(_ conditions: Conditions, _ numbers: Range<Int64>) -> String {
        """
        SELECT \(RejectedEntry.columns), value FROM rejected_article
        WHERE rejected_key >= \(numbers.lowerBound) AND rejected_key < \(numbers.upperBound) AND \(conditions.sql)
        ORDER BY rejected_key LIMIT \(batchSize) FOR UPDATE SKIP LOCKED
        """
    }

    private static let markSQL = """
        UPDATE rejected_article SET state = 'replayed', state_changed_at = now() WHERE rejected_key = ANY ($1)
        """
}

/// What was sent again.
struct ReplayReport: Report, Equatable {
    /// A rejection that was not sent.
    struct Failure: Encodable, Equatable {
        var number: Int64
        var reason: String
    }

    /// The numbers.
    var replayed: [Int64] = []
    var failures: [Failure] = []

    var text: String {
        let lines = failures.map { "number \($0.number) was not replayed: \($0.reason)\n" }
        return lines.joined() + "\(counted(replayed.count, "message")) replayed\n"
    }
}
