import Postgres

/// A row of `entity_decision`.
struct EntityDecision: Encodable, Equatable {
    var number: Int
    var action: String
    /// The entity, by its number and present name; nil when it is gone.
    var entity: Int?
    var name: String?
    /// What the action leads to: the other entity's name, the new name or type.
    var value: String?
    var decidedAt: String
    var decidedBy: String
    var note: String
    var undoneAt: String?
    var undoneBy: String?

    /// What ``init(_:)`` reads: rows of `entity_decision d` that fulfil conditions, the oldest first.
    static func select(_ conditions: String) -> String {
        """
        SELECT d.decision_key, d.action, e.entity_key, e.name, coalesce(o.name, d.value) AS value, d.decided_at, d.decided_by,
            d.note, d.undone_at, d.undone_by
        FROM entity_decision d LEFT JOIN entity e USING (match_key)
            LEFT JOIN entity o ON o.match_key = d.value AND d.action IN ('merge', 'split')
        WHERE \(conditions) ORDER BY d.decision_key
        """
    }

    /// In words.
    var text: String {
        let who = "\(name ?? "gone")" + (entity.map { " (\($0))" } ?? "")
        let what =
            switch action {
            case "merge": "\(who) is \(value ?? "")"
            case "split": "\(value ?? "") is split off \(who)"
            case "rename": "\(who) is called \(value ?? "")"
            case "retype": "\(who) is of type \(value ?? "")"
            default: "\(who) is hidden"
            }
        let why = note.isEmpty ? "" : ": \(note)"
        let end = undoneAt.map { "; undone \($0.prefix(10)) by \(undoneBy ?? "")" } ?? ""
        return "\(number): \(what) (\(decidedAt.prefix(10)), \(decidedBy)\(why)\(end))"
    }
}

extension EntityDecision {
    init(_ row: Row) throws {
        number = try row["decision_key"]
        action = try row["action"]
        entity = try row["entity_key"]
        name = try row["name"]
        value = try row["value"]
        decidedAt = try row["decided_at"]
        decidedBy = try row["decided_by"]
        note = try row["note"]
        undoneAt = try row["undone_at"]
        undoneBy = try row["undone_by"]
    }
}

/// Decisions, the oldest first.
struct EntityDecisionList: Report, Equatable {
    let decisions: [EntityDecision]

    /// All of them.
    init(on connection: Connection) throws {
        decisions = try connection.query(EntityDecision.select("true")).map(EntityDecision.init)
    }

    /// The one with a number.
    init(number: Int, on connection: Connection) throws {
        decisions = try connection.query(EntityDecision.select("decision_key = $1"), [.integer(number)])
            .map(EntityDecision.init)
    }

    var text: String { decisions.isEmpty ? "none\n" : decisions.map { $0.text.printable + "\n" }.joined() }
}
