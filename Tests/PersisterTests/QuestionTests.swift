import Postgres
import Shared
import Testing

@testable import persister

@Suite("Questions to the database", .enabled(if: TestDatabase.isNamed))
struct QuestionTests {
    private func filled<Value>(_ body: (Connection) throws -> Value) throws -> Value {
        try TestDatabase.connected { connection throws in
            let other = Samples.article(Samples.id(2), text: "Zoë Lee and Ann Ray met near the rivers.")
            var second = Findings(
                entities: [
                    Entity(
                        id: "a", type: .person, name: "Zoë Lee", confidence: 1, mentions: [Mention(start: 0, end: 7)]),
                    Entity(
                        id: "b", type: .person, name: "Ann Ray", confidence: 1, mentions: [Mention(start: 12, end: 19)]),
                ], dates: [], quotes: [])
            second.dates = [DateExpression(start: 20, end: 23, value: "P1D", modifier: "about")]
            var later = other
            later.publishedAt = "2024-05-12"
            _ = try ArticleStore(connection).write([Samples.record(), Samples.record(later, findings: second)])
            while try SearchIndexer.step(connection) > 0 {}
            return try body(connection)
        }
    }

    private func list(_ connection: Connection, _ sql: String) throws -> [String] {
        try connection.query("SELECT row::text AS line FROM (\(sql)) AS row").map { try $0["line"] }
    }

    @Test("Who is named with Zoë Lee?")
    func together() throws {
        try filled { connection throws in
            #expect(
                try list(
                    connection,
                    "SELECT other_name, articles, first_on FROM named_together WHERE name = 'Zoë Lee' ORDER BY 1")
                    == ["(\"Ann Ray\",1,2024-05-12)", "(Oslo,1,2024-05-10)"])
        }
    }

    @Test("Who said what, where and when?")
    func said() throws {
        try filled { connection throws in
            #expect(
                try list(connection, "SELECT speaker, words, published_on, source FROM said")
                    == ["(\"Zoë Lee\",\"We meet in Oslo.\",2024-05-10,news.example)"])
        }
    }

    @Test("How often is everyone in the news, and on which day?")
    func counts() throws {
        try filled { connection throws in
            #expect(
                try list(
                    connection,
                    "SELECT name, articles, mentions, first_on, last_on FROM entity_overview WHERE type = 'person' ORDER BY 1"
                )
                    == ["(\"Ann Ray\",1,1,2024-05-12,2024-05-12)", "(\"Zoë Lee\",2,3,2024-05-10,2024-05-12)"])
            #expect(
                try list(
                    connection,
                    "SELECT published_on, articles, mentions FROM entity_by_day WHERE name = 'Zoë Lee' ORDER BY 1")
                    == ["(2024-05-10,1,2)", "(2024-05-12,1,1)"])
            #expect(
                try list(connection, "SELECT published_on, articles FROM articles_by_day ORDER BY 1") == [
                    "(2024-05-10,1)", "(2024-05-12,1)",
                ])
        }
    }

    @Test("Where do the articles play, and when?")
    func placesAndDates() throws {
        try filled { connection throws in
            #expect(
                try list(connection, "SELECT name, country, latitude, longitude, mentions FROM place_in_article") == [
                    "(Oslo,NO,59.9,10.7,1)"
                ])
            #expect(
                try list(connection, "SELECT first_day, value, modifier, words FROM date_in_article ORDER BY value")
                    == ["(2024-05-10,2024-05-10,,Friday)", "(,P1D,about,met)"])
        }
    }

    @Test("A mention is shown with the words around it, at the start of a text too")
    func context() throws {
        try filled { connection throws in
            #expect(
                try list(
                    connection,
                    "SELECT context FROM mention_in_context WHERE name = 'Ann Ray' OR (name = 'Zoë Lee' AND id = '\(Samples.id(2))') ORDER BY start_offset"
                )
                    == [
                        "(\"«Zoë Lee» and Ann Ray met near the rivers.\")",
                        "(\"Zoë Lee and «Ann Ray» met near the rivers.\")",
                    ])
        }
    }

    @Test("Which version read how many?")
    func versions() throws {
        try filled { connection throws in
            #expect(
                try list(connection, "SELECT extractor, version, model, status, articles FROM extraction_by_version")
                    == [
                        "(dateline,1.0.0,m1,ok,2)"
                    ])
            #expect(
                try list(
                    connection,
                    "SELECT id, entities, model FROM article_overview WHERE entities = 2 AND published_on = '2024-05-12'"
                ).count == 1)
        }
    }

    @Test("Full-text search stems by language, looks at titles, and follows a changed text")
    func search() throws {
        try filled { connection throws in
            func hits(_ query: String) throws -> [String] {
                try list(connection, "SELECT title, excerpt FROM search_articles('\(query)')")
            }
            #expect(try hits("river") == ["(Talks,\"Zoë Lee and Ann Ray met near the «rivers»\")"])
            #expect(try hits("talk").count == 2)
            #expect(try hits("\"we meet\"").count == 1)
            #expect(try hits("zoë -norway").count == 1)
            let changed = Samples.article(Samples.id(2), text: "Nothing of that.", receivedAt: "2024-06-10T10:00:00Z")
            _ = try ArticleStore(connection).write([Samples.record(changed, findings: Findings())])
            while try SearchIndexer.step(connection) > 0 {}
            #expect(try hits("river") == [])
            #expect(try hits("nothing of").count == 1)
            #expect(try connection.value("SELECT count(*) FROM search_queue") == 0)
        }
    }

    @Test(
        "Near a point are cities with and without a region and the smallest of countries, but no wide country and no sea"
    )
    func nearby() throws {
        try TestDatabase.connected { connection throws in
            let places: [(name: String, number: Int, country: String?, region: String?)] = [
                ("Nice", 2_990_440, "FR", "FR-PAC"), ("A city that is a province", 1_580_240, "VN", nil),
                ("Monaco", 2_993_457, "MC", nil), ("France", 3_017_382, "FR", nil), ("A sea", 363_196, nil, nil),
            ]
            let found = Findings(
                entities: places.enumerated().map { index, place in
                    Entity(
                        id: "e\(index)", type: .place, name: place.name, confidence: 1, country: place.country,
                        region: place.region, geonamesId: place.number, latitude: 43.7, longitude: 7.2, mentions: [])
                }, dates: [], quotes: [])
            _ = try ArticleStore(connection).write([Samples.record(findings: found)])
            #expect(
                try list(connection, "SELECT place FROM articles_near(43.7, 7.2, 10) ORDER BY place COLLATE \"C\"")
                    == ["(\"A city that is a province\")", "(Monaco)", "(Nice)"])
        }
    }

    @Test("A very long text is made searchable without failing")
    func longText() throws {
        try TestDatabase.connected { connection throws in
            let text = (0..<150_000).map { "w\($0)" }.joined(separator: " ")
            _ = try ArticleStore(connection).write([Samples.record(Samples.article(text: text), findings: Findings())])
            #expect(try SearchIndexer.step(connection) == 1)
            #expect(try connection.query("SELECT FROM search_articles('w77')").count == 1)
        }
    }

    @Test("The questions use their indexes")
    func plans() throws {
        try TestDatabase.connected { connection throws in
            try connection.execute("SET enable_seqscan = off")
            func plan(_ sql: String) throws -> String {
                try connection.query("EXPLAIN \(sql)").map { try $0["QUERY PLAN"] }.joined(separator: "\n")
            }
            #expect(try plan("SELECT FROM entity_alias WHERE name ILIKE '%sarkis%'").contains("entity_alias_name_idx"))
            #expect(
                try plan("SELECT FROM article_search WHERE vector @@ to_tsquery('a')").contains(
                    "article_search_vector_idx"))
            #expect(
                try plan("SELECT FROM article_entity WHERE entity_key = 1").contains(
                    "article_entities_entity_keys_idx"))
            #expect(try plan("SELECT FROM mention WHERE article_key = 1").contains("article_mentions_pkey"))
        }
    }
}
