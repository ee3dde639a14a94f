import Postgres
import Shared

/// Writes records and rejections to the database: each call is one transaction, and doing it twice changes nothing.
///
/// Rows are locked in the order of article ids, then of entities' match keys, so that persisters do not deadlock; if they
/// do with somebody else, the error is retriable.
final class ArticleStore {
    let connection: Connection
    /// Shared by the stores that follow each other when connections are lost.
    var known: KnownEntities

    init(_ connection: Connection, known: KnownEntities = KnownEntities()) {
        self.connection = connection
        self.known = known
    }

    /// Writes `records`, at most one an article, and `rejections`.
    func write(_ records: [Record], rejections: [StoredRejection] = []) throws -> WriteSummary {
        let sorted = records.sorted { $0.id < $1.id }
        let extractors = try numbers(of: Set(records.map(\.extractor)))
        for attempt in 1... {
            // What a transaction learned that was not committed would be taken for stored with the next one.
            defer { known.rollBack() }
            do {
                let summary = try connection.transaction {
                    try store(rejections)
                    return try store(sorted, extractors, acceptsLoss: attempt >= 5)
                }
                known.commit()
                return summary
            } catch let error as PostgresError where error.constraint == "article_pkey" && attempt < 100 {
                // Another persister stored the article between our look and our write; now it is there to be seen.
                // Each time one of us got on, so that this ends when the others have no more of the same articles.
                continue
            } catch is LostRace {
                known.forgetNamesakes()
            }
        }
        return WriteSummary()
    }

    /// Erases articles, in a transaction of their own each. The reason and who asked stay as they were first noted.
    func erase(_ ids: some Sequence<String>) throws {
        for id in ids {
            try connection.query(
                "SELECT erase_article($1, 'tombstone', 'a message without a value on the topic')", [.text(id)])
        }
    }

    private func store(
        _ records: [Record], _ extractors: [ExtractorVersion: Int32], acceptsLoss: Bool
    ) throws -> WriteSummary {
        var summary = WriteSummary()
        guard !records.isEmpty else { return summary }
        try known.begin(generation: try lockEntities()) { try EntitySplits(connection) }
        let decisions = try decide(records)
        for decision in decisions { summary.count(decision) }
        try confirm(records, decisions)
        try keepRevisions(decisions)
        let placed = try place(known.splits.applied(to: records), decisions, extractors)
        try queueForStories(placed)
        try deleteStored(records, decisions)
        try copyTexts(placed)
        try queueForSearch(placed)
        // New entities come late: others who name them wait from then on.
        let articles = try resolve(placed)
        try notePersons(acceptsLoss: acceptsLoss)
        try copyFacts(articles)
        return summary
    }

    /// Keeps entities from being removed or merged until the transaction's end.
    private func lockEntities() throws -> Int64 {
        let rows = try connection.query("SELECT lock_entities(exclusively => false) AS generation")
        return try rows.first?["generation"] ?? 0
    }
}

/// A record that will be written, and where.
struct PlacedArticle {
    var record: Record
    let key: Int64
    let revision: Int32
    let extractor: Int32
    /// The article is new to the database.
    let isNew: Bool
    /// Its text is.
    let isNewText: Bool
    /// Its copies have to be looked for.
    let hasNewSignature: Bool
    /// The numbers of the record's entities, once they are known.
    var entityKeys: [Int32] = []

    /// Stands for a number that has yet to be found; the database's begin with 1.
    static let noKey: Int32 = 0
}
