import Postgres

/// What people split off: which articles mean another entity than the one that is found, see the table `entity_split`.
struct EntitySplits {
    /// One row of the table.
    struct Rule: Equatable {
        /// The article that is meant, or
        var articleID: String?
        /// the name by which alone an article calls the entity.
        var name: String?
        /// The match key of the entity that it means.
        var becomes: String
    }

    /// By the match key of the entity that is found, the oldest first.
    private var rules: [String: [Rule]] = [:]

    /// Nothing is split.
    init() {}

    /// Reads what stands.
    init(_ connection: Connection) throws {
        let rows = try connection.query(
            """
            SELECT s.match_key, s.article_id, s.name, s.becomes
            FROM entity_split s JOIN entity_decision d USING (decision_key)
            WHERE d.undone_at IS NULL ORDER BY decision_key
            """)
        for row in rows {
            add(
                Rule(articleID: try row["article_id"], name: try row["name"], becomes: try row["becomes"]),
                for: try row["match_key"])
        }
    }

    mutating func add(_ rule: Rule, for matchKey: String) { rules[matchKey, default: []].append(rule) }

    var isEmpty: Bool { rules.isEmpty }

    /// The records with the entities that they mean.
    func applied(to records: [Record]) -> [Record] { isEmpty ? records : records.map(applied) }

    /// The record with the entities that it means.
    func applied(to record: Record) -> Record {
        var record = record
        for index in record.entities.indices {
            while let key = becomes(record.entities[index], in: record.id) {
                record.entities[index].matchKey = key
                // Two entities are never at one place of GeoNames.
                record.entities[index].place = nil
            }
        }
        return record
    }

    private func becomes(_ entity: NamedEntity, in articleID: String) -> String? {
        rules[entity.matchKey]?.first { rule in
            rule.articleID == articleID || rule.name != nil && rule.name == entity.onlyName
        }?.becomes
    }
}
