import Parallel
import Postgres
import Shared
import Testing

@testable import persister

@Suite("What people decide about entities", .enabled(if: TestDatabase.isNamed))
struct EntityDecisionTests {
    /// Ann Lee in article 1; A. Lee in 2 and 3, where 3 writes Ann Lee too; Ann Lee says something in each.
    private func filled(_ body: (Connection, ArticleStore) throws -> Void) throws {
        try TestDatabase.connected { connection throws in
            let store = ArticleStore(connection)
            _ = try store.write(records(extractedAt: 0))
            try body(connection, store)
        }
    }

    /// The same articles, read at some time; each time by another version, so that facts are replaced.
    private func records(extractedAt time: Int64) throws -> [Record] {
        try [[("Ann Lee", "Ann Lee")], [("A. Lee", "A. Lee")], [("A. Lee", "A. Lee"), ("A. Lee", "Ann Lee")]]
            .enumerated().map { number, names in
                try record(number + 1, names: names, extractedAt: time)
            }
    }

    /// An article with a mention for each of `names`: the entity's name, and the words that mention it.
    private func record(_ number: Int, names: [(String, String)], extractedAt time: Int64) throws -> Record {
        var text = "\(number)"
        var findings = Findings()
        for (name, words) in names {
            let start = text.unicodeScalars.count + 1
            text += " " + words
            let mention = Mention(start: start, end: start + words.unicodeScalars.count)
            if let index = findings.entities.firstIndex(where: { $0.name == name }) {
                findings.entities[index].mentions.append(mention)
            } else {
                let id = "e\(findings.entities.count)"
                findings.entities.append(
                    Entity(id: id, type: .person, name: name, confidence: 1, mentions: [mention]))
                findings.quotes.append(Quote(start: 0, end: 1, speaker: id, kind: .direct))
            }
        }
        let version = ExtractorVersion(name: "dateline", version: "\(time).0.0", model: "m")
        return try Samples.record(
            Samples.article(Samples.id(number), text: text), findings: findings, version: version, extractedAt: time)
    }

    private func key(_ name: String, _ connection: Connection) throws -> Int {
        try connection.value("SELECT min(entity_key) FROM entity WHERE name = $1", [.text(name)])
    }

    private func decide(
        _ action: String, _ entity: Int, _ value: String?, _ connection: Connection
    ) throws -> Int {
        try connection.value(
            "decide_entity($1, $2::bigint::integer, $3, 'me', 'a test')",
            [.text(action), .integer(entity), .text(value)])
    }

    private func undo(_ decision: Int, _ connection: Connection) throws -> Bool {
        try connection.value("undo_entity_decision($1::bigint::integer, 'me')", [.integer(decision)])
    }

    /// "name:articles:mentions" of all entities, and "speaker:quotes".
    private func seen(_ connection: Connection) throws -> [String] {
        let entities = "SELECT concat_ws(':', name, articles, mentions) AS line FROM entity_overview"
        let speakers = "SELECT concat_ws(' says ', speaker, count(*)) AS line FROM said GROUP BY speaker"
        let mentions = "SELECT count(*) FROM mention"
        let total = "SELECT 'mentions ' || (\(mentions)) AS line"
        return try connection.query("\(entities) UNION ALL \(speakers) UNION ALL \(total) ORDER BY 1").map {
            try $0["line"]
        }
    }

    /// Expects `after` once `decide` has run, also when all articles were read anew, and what was before once it is undone.
    private func expect(
        _ after: [String], sourceLocation: SourceLocation = #_sourceLocation,
        prepare: (Connection) throws -> Void = { _ in }, _ decide: (Connection) throws -> Int
    ) throws {
        try filled { connection, store throws in
            try prepare(connection)
            let before = try seen(connection)
            let decision = try decide(connection)
            #expect(try seen(connection) == after, sourceLocation: sourceLocation)
            _ = try store.write(records(extractedAt: 1))
            #expect(try seen(connection) == after, "read anew", sourceLocation: sourceLocation)
            _ = try ArticleStore(connection).write(records(extractedAt: 2))
            #expect(try seen(connection) == after, "read anew by a new process", sourceLocation: sourceLocation)
            #expect(try undo(decision, connection) == true)
            #expect(try undo(decision, connection) == false)
            #expect(try seen(connection) == before, "undone", sourceLocation: sourceLocation)
            _ = try store.write(records(extractedAt: 3))
            #expect(try seen(connection) == before, "undone and read anew", sourceLocation: sourceLocation)
        }
    }

    @Test("Before any decision, each name is an entity")
    func undecided() throws {
        try filled { connection, _ throws in
            #expect(
                try seen(connection) == ["A. Lee says 2", "A. Lee:2:3", "Ann Lee says 1", "Ann Lee:1:1", "mentions 4"])
        }
    }

    @Test("Merged entities are one in every view, until it is undone")
    func merge() throws {
        try expect(["Ann Lee says 3", "Ann Lee:3:4", "mentions 4"]) { connection throws in
            try decide("merge", key("A. Lee", connection), "\(key("Ann Lee", connection))", connection)
        }
    }

    @Test("A hidden entity is in no view, and what it said neither")
    func hide() throws {
        try expect(["Ann Lee says 1", "Ann Lee:1:1", "mentions 1"]) { connection throws in
            try decide("hide", key("A. Lee", connection), nil, connection)
        }
    }

    @Test("A new name holds, whatever articles write")
    func rename() throws {
        try expect(["Ann Lee says 1", "Ann Lee:1:1", "Anna Lee says 2", "Anna Lee:2:3", "mentions 4"]) {
            connection throws in
            try decide("rename", key("A. Lee", connection), "Anna Lee", connection)
        }
    }

    @Test("A new type holds, and is taken back")
    func retype() throws {
        try filled { connection, store throws in
            let decision = try decide("retype", key("A. Lee", connection), "organization", connection)
            _ = try store.write(records(extractedAt: 1))
            #expect(try connection.value("SELECT type FROM entity WHERE name = 'A. Lee'") == "organization")
            #expect(try undo(decision, connection) == true)
            #expect(try connection.value("SELECT type FROM entity WHERE name = 'A. Lee'") == "person")
        }
    }

    @Test("An article can be split off")
    func splitArticle() throws {
        try expect(
            [
                "A. Lee says 1", "A. Lee:1:2", "Ann Lee says 1", "Ann Lee:1:1", "Bo Lee says 1", "Bo Lee:1:1",
                "mentions 4",
            ]
        ) { connection throws in
            try connection.value(
                "split_entity($1::bigint::integer, $2::uuid[], NULL, 'Bo Lee', 'me', 'a test')",
                [.integer(key("A. Lee", connection)), .text("{\(Samples.id(2))}")])
        }
    }

    @Test("A name can be split off a merged entity: in the articles that use no other one")
    func splitName() throws {
        try expect(["A. Lee says 1", "A. Lee:1:1", "Ann Lee says 2", "Ann Lee:2:3", "mentions 4"]) {
            connection throws in
            _ = try decide("merge", key("A. Lee", connection), "\(key("Ann Lee", connection))", connection)
        } _: { connection throws in
            try connection.value(
                "split_entity($1::bigint::integer, NULL, $2, NULL, 'me', 'a test')",
                [.integer(key("Ann Lee", connection)), .array(["A. Lee"])])
        }
    }

    @Test("Decisions build on each other: what was split off is renamed, split further and merged")
    func together() throws {
        try filled { connection, store throws in
            func split(_ entity: Int, article: Int, as name: String) throws -> Int {
                try connection.value(
                    "split_entity($1::bigint::integer, $2::uuid[], NULL, $3, 'me', 'a test')",
                    [.integer(entity), .text("{\(Samples.id(article))}"), .text(name)])
            }
            let first = try split(key("A. Lee", connection), article: 2, as: "Bo")
            _ = try decide("rename", key("Bo", connection), "Bob", connection)
            let second = try split(key("Bob", connection), article: 2, as: "Cy")
            _ = try decide("merge", key("Ann Lee", connection), "\(key("Cy", connection))", connection)
            let expected = ["A. Lee says 1", "A. Lee:1:2", "Cy says 2", "Cy:2:2", "mentions 4"]
            #expect(try seen(connection) == expected)
            _ = try store.write(records(extractedAt: 1))
            #expect(try seen(connection) == expected)
            let error = #expect(throws: PostgresError.self) { try undo(first, connection) }
            #expect(error?.message.contains("decision \(second) splits further") == true)
            #expect(try undo(second, connection) == true)
            #expect(try seen(connection).contains("Bob:1:1"))
            #expect(try undo(first, connection) == true)
            _ = try store.write(records(extractedAt: 2))
            #expect(try seen(connection) == ["A. Lee says 2", "A. Lee:2:3", "Cy says 1", "Cy:1:1", "mentions 4"])
        }
    }

    @Test("An entity is not merged into itself, and a hidden one not decided about")
    func refused() throws {
        try filled { connection, _ throws in
            let (one, other) = (try key("A. Lee", connection), try key("Ann Lee", connection))
            _ = try decide("merge", one, "\(other)", connection)
            for pair in [(one, other), (other, one), (one, one)] {
                #expect(throws: PostgresError.self) { try decide("merge", pair.0, "\(pair.1)", connection) }
            }
            _ = try decide("hide", one, nil, connection)
            #expect(throws: PostgresError.self) { try decide("rename", other, "X", connection) }
            #expect(throws: PostgresError.self) { try decide("hide", 999, nil, connection) }
        }
    }

    @Test("An erased entity takes the decisions about it along, and who meant it means itself again")
    func erased() throws {
        try filled { connection, _ throws in
            _ = try decide("merge", key("A. Lee", connection), "\(key("Ann Lee", connection))", connection)
            try connection.query("SELECT erase_article('\(Samples.id(1))', 'me', 'a test')")
            #expect(try seen(connection) == ["A. Lee says 2", "A. Lee:2:3", "mentions 3"])
            #expect(try connection.value("SELECT count(*) FROM entity_decision") == 0)
        }
    }

    @Test(
        "Deciding while several persisters write neither blocks for ever nor loses anything", .timeLimit(.minutes(60)))
    func parallel() throws {
        try TestDatabase.with { settings throws in
            let seed = try Connection(settings)
            _ = try ArticleStore(seed).write(records(extractedAt: 0))
            let (one, other) = (try key("A. Lee", seed), try key("Ann Lee", seed))
            func write() throws {
                let store = ArticleStore(try Connection(settings))
                for round in 1...25 { _ = try store.write(records(extractedAt: Int64(round))) }
            }
            func decideAndUndo() throws {
                let connection = try Connection(settings)
                for round in 1...25 {
                    let decision = try decide("merge", one, "\(other)", connection)
                    let split: Int = try connection.value(
                        "split_entity($1::bigint::integer, NULL, '{A. Lee}', NULL, 'me', 'a test')", [.integer(other)])
                    for number in round % 2 == 0 ? [split, decision] : [decision, split] {
                        #expect(try undo(number, connection) == true)
                    }
                }
            }
            let errors = try inParallel(write, decideAndUndo, write)
            #expect(errors.map { "\($0)" } == [])
            #expect(try seen(seed) == ["A. Lee says 2", "A. Lee:2:3", "Ann Lee says 1", "Ann Lee:1:1", "mentions 4"])
        }
    }
}
