import Postgres
import Service

/// An entity as an operator names it: by its number, or by a name when only one has it.
struct EntityReference: Equatable {
    /// The entity's number.
    let key: Int

    /// Looks `word` up. Throws when nothing, or more than one entity, is called so. Hidden ones are found by number only.
    init(_ word: String, on connection: Connection) throws {
        if let number = Int(word) {
            key = number
            return
        }
        let found = try connection.query(Self.named, [.text(word)])
        guard let first = found.first else {
            throw UsageError("no entity is called '\(word)'; 'dateline entity list' finds parts of names")
        }
        guard found.count == 1 else {
            let list = try found.map { "\(try $0["entity_key"] as Int) (\(try $0["type"] as String))" }
            throw UsageError("several entities are called '\(word)', say which: \(list.joined(separator: ", "))")
        }
        key = try first["entity_key"]
    }

    /// Those whose own name it is; where there are none, those that articles have called so.
    private static let named = """
        WITH called AS (
            SELECT DISTINCT e.entity_key, e.type, e.name
            FROM entity_alias a JOIN entity f USING (entity_key) JOIN entity e ON e.entity_key = f.means_key
            WHERE a.name = $1)
        SELECT entity_key, type FROM called
        WHERE name = $1 OR NOT EXISTS (SELECT FROM called WHERE name = $1) ORDER BY entity_key
        """
}
