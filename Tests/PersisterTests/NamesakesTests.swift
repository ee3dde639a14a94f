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

@Suite("The company that people keep")
struct PersonCompanyTests {
    private func company(_ members: String...) -> PersonCompany {
        var company: PersonCompany = []
        for member in members { company.add(member) }
        return company
    }

    @Test("It is told by what one person alone has, when that is enough and clear")
    func closest() {
        let senator = company("senate", "maine", "usa", "ann lee")
        let striker = company("united", "leeds", "usa")
        func chosen(_ members: String...) -> Int? {
            var company: PersonCompany = []
            for member in members { company.add(member) }
            return company.closest([senator, striker])
        }
        #expect(chosen("united", "leeds") == 1)
        #expect(chosen("senate", "maine", "oslo", "usa") == 0)
        #expect(chosen("united", "usa", "oslo") == nil)
        #expect(chosen("usa") == nil)
        #expect(chosen("united", "leeds", "maine") == nil)
        #expect(chosen("senate", "maine", "ann lee", "leeds") == 0)
    }

    @Test("It chooses where role and country say nothing, never against them, and makes nobody new")
    func choice() {
        var namesakes = Namesakes(nameKey: "n")
        _ = namesakes.matchKey(for: PersonEvidence(country: "US"))
        _ = namesakes.matchKey(for: PersonEvidence(country: "GB"))
        let club = company("united", "leeds")
        #expect(namesakes.matchKey(for: PersonEvidence(), in: club) == "n")
        namesakes.learn(["n": company("senate", "maine"), "n (GB)": club])
        #expect(namesakes.matchKey(for: PersonEvidence(), in: club) == "n (GB)")
        #expect(namesakes.matchKey(for: PersonEvidence(), in: company("elsewhere", "nobody")) == "n")
        #expect(namesakes.matchKey(for: PersonEvidence(country: "US"), in: club) == "n")
        // Now both have been seen in that company.
        #expect(namesakes.matchKey(for: PersonEvidence(), in: club) == "n")
        #expect(namesakes.bearers.count == 2)
    }

    @Test("What was decided by company alone teaches nothing")
    func noDrift() {
        var namesakes = Namesakes(nameKey: "n", bearers: [])
        for country in ["US", "GB"] { _ = namesakes.matchKey(for: PersonEvidence(country: country)) }
        namesakes.learn(["n (GB)": company("united", "leeds")])
        for _ in 0..<3 {
            let key = namesakes.matchKey(for: PersonEvidence(), in: company("united", "leeds", "oslo", "bergen"))
            #expect(key == "n (GB)")
        }
        #expect(namesakes.matchKey(for: PersonEvidence(), in: company("oslo", "bergen")) == "n")
    }

    @Test("No more than so many are remembered")
    func bounded() {
        var company: PersonCompany = []
        for number in 0..<1000 { company.add("\(number)") }
        #expect(company.members.count == PersonCompany.limit)
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

    @Test("Persisters that meet new people at the same time agree who is who", .timeLimit(.minutes(60)))
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

    @Test(
        "A common name without a role means the one whose company the article names, in any process and when it is read again"
    )
    func company() throws {
        try TestDatabase.connected { connection throws in
            func record(_ number: Int, _ country: String?, with others: [String], at time: Int64 = 0) throws -> Record {
                let names = ["John Smith"] + others
                let text = names.joined(separator: " and ") + " \(number)"
                var start = 0
                let entities = names.enumerated().map { index, name in
                    defer { start += name.count + 5 }
                    return Entity(
                        id: "e\(index)", type: index == 0 ? .person : .organization, name: name, confidence: 1,
                        country: index == 0 ? country : nil, mentions: [Mention(start: start, end: start + name.count)])
                }
                let version = ExtractorVersion(name: "dateline", version: "\(time)", model: "m")
                return try Samples.record(
                    Samples.article(Samples.id(number), text: text),
                    findings: Findings(entities: entities, dates: [], quotes: []), version: version, extractedAt: time)
            }
            func meant(_ number: Int) throws -> String {
                try connection.value(
                    """
                    SELECT match_key FROM article JOIN article_entity USING (article_key) JOIN entity USING (entity_key)
                    WHERE id = '\(Samples.id(number))' AND type = 'person'
                    """)
            }
            let first = ArticleStore(connection)
            _ = try first.write([record(1, "US", with: ["Senate", "Treasury"])])
            _ = try first.write([record(2, "GB", with: ["Leeds United", "Premier League", "Treasury"])])
            for store in [first, ArticleStore(connection)] {
                _ = try store.write([
                    record(3, nil, with: ["Premier League", "Leeds United"]),
                    record(4, nil, with: ["Treasury", "Senate"]),
                    record(5, nil, with: ["Leeds United", "Elsewhere"]),
                ])
                #expect(try meant(3) == "person:john smith (GB)")
                #expect(try [meant(4), meant(5)] == ["person:john smith", "person:john smith"])
                _ = try store.write([record(3, nil, with: ["Premier League", "Leeds United"], at: 1)])
                #expect(try meant(3) == "person:john smith (GB)")
                try connection.query("SELECT erase_article(id, 'test', '') FROM article WHERE id = '\(Samples.id(5))'")
                try connection.query("DELETE FROM erasure")
            }
            #expect(try connection.value("SELECT count(*) FROM entity WHERE type = 'person'") == 2)
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
