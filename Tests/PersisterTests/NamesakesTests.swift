import Parallel
import Postgres
import Shared
import Testing

@testable import persister

@Suite("People of one name")
struct NamesakesTests {
    private func evidence(_ role: String?, _ country: String?) -> PersonEvidence {
        PersonEvidence(role: role, country: country)
    }

    /// The match keys that articles in this order get.
    private func keys(_ told: (role: String?, country: String?)...) -> [String] {
        var namesakes = Namesakes(nameKey: "person:john smith")
        return told.map { namesakes.matchKey(for: evidence($0.role, $0.country)) }
    }

    @Test("A role tells a walk of life by its last word, and an envoy's country nothing")
    func reading() {
        #expect(evidence("Foreign Minister", "RU") == PersonEvidence(country: "RU", walk: .office))
        #expect(evidence("Head coach", nil) == PersonEvidence(walk: .sport))
        #expect(evidence("President", "US") == PersonEvidence(country: "US"))
        #expect(evidence("Ambassador", "AM") == PersonEvidence(walk: .office))
        #expect(evidence(nil, nil).isEmpty && evidence("Director", nil).isEmpty)
    }

    @Test("Countries or walks of life that differ make two people")
    func apart() {
        let name = "person:john smith"
        #expect(keys((nil, "US"), (nil, "GB"), (nil, "US")) == [name, "\(name) (GB)", name])
        #expect(keys(("senator", nil), ("striker", nil)) == [name, "\(name) (sport)"])
        #expect(keys(("senator", "US"), ("singer", "US")) == [name, "\(name) (US, arts)"])
        #expect(keys(("minister", "FR"), ("minister", "BE")) == [name, "\(name) (BE, office)"])
    }

    @Test("What does not differ is one person, who is the better known by every article")
    func together() {
        let name = "person:john smith"
        #expect(keys((nil, nil), ("senator", nil), (nil, "US"), ("governor", "US")) == [name, name, name, name])
        #expect(keys(("senator", "US"), ("president", "US"), ("director", nil)) == [name, name, name])
        // The second is known to be British; that he is a singer fits him better than the American, of whom more is known.
        #expect(
            keys(("senator", "US"), (nil, "GB"), ("singer", nil), ("singer", "GB"), (nil, nil))
                == [name, "\(name) (GB)", "\(name) (GB)", "\(name) (GB)", name])
    }

    @Test("An article that is read again means the same person")
    func stable() {
        var namesakes = Namesakes(nameKey: "n")
        let told = [evidence("senator", nil), evidence(nil, "GB"), evidence("singer", "GB"), evidence("poet", "US")]
        let first = told.map { namesakes.matchKey(for: $0) }
        for _ in 0..<3 { #expect(told.map { namesakes.matchKey(for: $0) } == first) }
    }
}

@Suite("People of one name in the database", .enabled(if: TestDatabase.isNamed))
struct PersonStoreTests {
    private func record(
        _ number: Int, _ role: String?, _ country: String?, name: String = "John Smith", extractedAt: Int64 = 0
    ) throws -> Record {
        let text = "\(name) spoke, \(number)."
        let person = Entity(
            id: "e1", type: .person, name: name, confidence: 1, role: role, country: country,
            mentions: [Mention(start: 0, end: name.count)])
        let version = ExtractorVersion(name: "dateline", version: "\(extractedAt)", model: "m")
        return try Samples.record(
            Samples.article(Samples.id(number), text: text),
            findings: Findings(entities: [person], dates: [], quotes: []),
            version: version, extractedAt: extractedAt)
    }

    /// "match key: articles" of all entities.
    private func seen(_ connection: Connection) throws -> [String] {
        try connection.query(
            """
            SELECT match_key || ': ' || count(*) AS line FROM article_entity JOIN entity USING (entity_key)
            GROUP BY match_key
            """
        ).map { try $0["line"] as String }.sorted()
    }

    @Test("They stay apart over batches, processes and new extractions")
    func apart() throws {
        try TestDatabase.connected { connection throws in
            func records(_ time: Int64) throws -> [Record] {
                let told: [(String?, String?)] = [
                    ("senator", "US"), ("striker", "GB"), (nil, nil), (nil, "GB"), ("governor", nil), ("bishop", nil),
                ]
                return try told.enumerated().map { try record($0, $1.0, $1.1, extractedAt: time) }
            }
            let expected = [
                "person:john smith (GB, sport): 2", "person:john smith (faith): 1", "person:john smith: 3",
            ]
            let store = ArticleStore(connection)
            _ = try store.write(records(0))
            #expect(try seen(connection) == expected)
            _ = try store.write(records(1))
            #expect(try seen(connection) == expected)
            for record in try records(2).reversed() { _ = try ArticleStore(connection).write([record]) }
            #expect(try seen(connection) == expected)
            #expect(
                try connection.value("SELECT string_agg(name, ',' ORDER BY name) FROM entity")
                    == "John Smith,John Smith,John Smith")
        }
    }

    @Test("Persisters that meet new people at the same time agree who is who", .timeLimit(.minutes(5)))
    func race() throws {
        try TestDatabase.with { settings throws in
            let names = (0..<40).map { "Person \($0)" }
            func write(_ country: String, _ role: String, _ offset: Int) throws {
                let store = ArticleStore(try Connection(settings))
                for (number, name) in names.enumerated() {
                    _ = try store.write([record(number + offset, role, country, name: name)])
                }
            }
            let errors = try inParallel(
                { try write("US", "senator", 0) }, { try write("GB", "striker", 100) },
                { try write("US", "mayor", 200) })
            #expect(errors.map { "\($0)" } == [])
            let wrong: Int = try Connection(settings).value(
                """
                SELECT count(*) FROM (
                    SELECT entity_key FROM article_entity GROUP BY entity_key HAVING count(DISTINCT country) > 1) AS mixed
                """)
            #expect(wrong == 0)
            #expect(try Connection(settings).value("SELECT count(DISTINCT entity_key) FROM article_entity") == 80)
        }
    }

    @Test("A person who was split off stays so, whatever articles tell")
    func split() throws {
        try TestDatabase.connected { connection throws in
            let store = ArticleStore(connection)
            _ = try store.write([record(1, nil, nil), record(2, "senator", "US")])
            let key: Int = try connection.value("SELECT entity_key FROM entity")
            try connection.query(
                "SELECT split_entity($1::bigint::integer, $2::uuid[], NULL, 'Another', 'me', '')",
                [.integer(key), .text("{\(Samples.id(1))}")])
            _ = try store.write([record(1, "singer", "GB", extractedAt: 1)])
            #expect(try seen(connection) == ["person:john smith#1: 1", "person:john smith: 1"])
        }
    }

    @Test("Every name in a text is an alias, and its uses are counted")
    func names() throws {
        try TestDatabase.connected { connection throws in
            let store = ArticleStore(connection)
            var findings = Samples.findings
            findings.entities[0].mentions.append(Mention(start: 4, end: 7))
            _ = try store.write([Samples.record(findings: findings)])
            let names = try connection.query(
                "SELECT name_in_text || ' ' || mentions AS line FROM entity_name WHERE type = 'person' ORDER BY 1")
            #expect(try names.map { try $0["line"] as String } == ["Lee 1", "Zoë Lee 1"])
            #expect(
                try connection.value("SELECT string_agg(name, ',' ORDER BY name) FROM entity_alias")
                    == "Lee,Oslo,Zoë Lee")
        }
    }
}
