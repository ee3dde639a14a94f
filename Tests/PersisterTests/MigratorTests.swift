import Foundation
import Parallel
import Postgres
import Testing

@testable import persister

@Suite("Migrations", .enabled(if: TestDatabase.isNamed))
struct MigratorTests {
    @Test("Versions grow, and none comes twice")
    func versions() {
        let versions = Migration.all.map(\.version)
        #expect(versions == Set(versions).sorted())
    }

    @Test("Several that start at once apply each step once")
    func atOnce() throws {
        try TestDatabase.with(migrated: false) { settings throws in
            let errors = try inParallel(4) { _ in try Migrator().run(on: Connection(settings)) }
            #expect(errors.map { "\($0)" } == [])
            let connection = try Connection(settings)
            #expect(try connection.value("SELECT count(*) FROM schema_migration") == Migration.all.count)
        }
    }

    @Test("A step that fails leaves the schema as it was")
    func failure() throws {
        try TestDatabase.with(migrated: false) { settings throws in
            let connection = try Connection(settings)
            let good = Migration(version: 1, name: "good", sql: "CREATE TABLE a (n int)")
            let bad = Migration(version: 2, name: "bad", sql: "CREATE TABLE b (n int); SELECT 1/0")
            #expect(throws: PostgresError.self) { try Migrator(migrations: [good, bad]).run(on: connection) }
            #expect(try connection.value("SELECT to_regclass('b') IS NULL") == true)
            #expect(try connection.value("SELECT max(version) FROM schema_migration") == 1)
            let mended = Migration(version: 2, name: "mended", sql: "CREATE TABLE b (n int)")
            try Migrator(migrations: [good, mended]).run(on: connection)
            #expect(try connection.value("SELECT to_regclass('b') IS NOT NULL") == true)
        }
    }

    @Test("Entities that stood in rows of their own stand in lists, and the views show them as before")
    func entityLists() throws {
        try TestDatabase.with(migrated: false) { settings throws in
            let connection = try Connection(settings)
            try Migrator(migrations: Migration.all.filter { $0.version < 21 }).run(on: connection)
            try connection.execute(
                """
                INSERT INTO article (article_key, received_at, extracted_at, extractor_key, fingerprint, entities, mentions,
                    dates, quotes, id, authors, language, status, content_hash, text)
                SELECT n, now(), now(), 1, 0, 2, 2, 0, 0, gen_random_uuid(), '{}', 'en', 'ok', '', ''
                FROM generate_series(1, 100) AS n;
                INSERT INTO entity (type, name, match_key) SELECT 'person', n, n FROM generate_series(1, 30) AS n;
                INSERT INTO article_story SELECT n, n FROM generate_series(1, 100) AS n;
                INSERT INTO article_entity
                SELECT n, 1 + n % 7, 1, 1, 0.5, 'A' || n, CASE WHEN n < 50 THEN 'Minister' END, NULL
                FROM generate_series(1, 100) AS n
                UNION ALL SELECT n, 11 + n % 13, 1, n, 1, 'B' || n, NULL, 'FR' FROM generate_series(1, 99) AS n;
                """)
            let views = [
                "article_entity", "entity_in_article", "entity_overview", "named_together", "entity_by_day",
                "place_in_article", "entity_name",
            ]
            func shown() throws -> [String] {
                try views.flatMap { view in
                    try connection.query("SELECT v::text AS row FROM \(view) AS v ORDER BY 1").map {
                        "\(view) \(try $0["row"] as String)"
                    }
                }
            }
            let before = try shown()
            try Migrator().run(on: connection)
            #expect(try shown() == before)
            #expect(before.count > 199 * 3)
            #expect(try connection.value("SELECT count(*) FROM article_entities") == 100)
        }
    }

    @Test("A schema newer than the build is left alone")
    func newer() throws {
        try TestDatabase.connected { connection throws in
            try connection.query("INSERT INTO schema_migration (version, name) VALUES (999, 'from the future')")
            #expect(throws: Migrator.NewerSchema.self) { try Migrator().run(on: connection) }
        }
    }

    @Test("Every table, column, view and function is explained")
    func comments() throws {
        try TestDatabase.connected { connection throws in
            let silent = try connection.query(
                """
                SELECT c.relname || coalesce('.' || a.attname, '') AS name
                FROM pg_class c LEFT JOIN LATERAL (
                    SELECT NULL AS attname, 0 AS attnum UNION ALL
                    SELECT attname, attnum FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped
                ) a ON true
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'm')
                    AND coalesce(col_description(c.oid, nullif(a.attnum, 0)), '') = ''
                    AND (a.attnum > 0 OR coalesce(obj_description(c.oid, 'pg_class'), '') = '')
                UNION ALL
                SELECT proname FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
                    AND coalesce(obj_description(p.oid, 'pg_proc'), '') = ''
                    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')
                """)
            #expect(try silent.map { try $0["name"] as String } == [])
        }
    }

    @Test("The writer may change rows and not the schema, and is told to wait for its owner where a step is missing")
    func writer() throws {
        try TestDatabase.connected { connection throws in
            try Migrator().grantAccess(on: connection)
            try connection.query("SET ROLE dateline_writer")
            try Migrator().run(on: connection)
            let id = Samples.id
            #expect(try connection.query("SELECT erase_article('\(id)', 'me', 'why not')").count == 1)
            #expect(try connection.query("DELETE FROM erasure").affected == 1)
            for statement in [
                "DROP TABLE article", "CREATE TABLE x (n int)", "TRUNCATE article", "SELECT grant_access()",
                "INSERT INTO schema_migration VALUES (999, 'x')",
            ] {
                let error = #expect(throws: PostgresError.self) { try connection.query(statement) }
                #expect(error?.sqlState == "42501", "\(statement)")
            }
            var migrator = Migrator()
            migrator.migrations.append(Migration(version: 1000, name: "more", sql: "CREATE TABLE more (n int)"))
            let older = try #require(throws: Migrator.OlderSchema.self) { try migrator.run(on: connection) }
            #expect(older.needed == 1000 && older.found == Migration.all.last?.version)
        }
    }

    @Test("The reader may look at everything and change nothing")
    func reader() throws {
        try TestDatabase.connected { connection throws in
            try connection.query("SET ROLE dateline_reader")
            for table in ["article", "mention", "erasure", "said", "named_together"] {
                #expect(try connection.query("SELECT * FROM \(table)").isEmpty)
            }
            #expect(try connection.query("SELECT * FROM search_articles('peace')").isEmpty)
            let id = Samples.id
            for statement in ["DELETE FROM article", "SELECT erase_article('\(id)', 'me', 'why not')"] {
                let error = #expect(throws: PostgresError.self) { try connection.query(statement) }
                #expect(error?.sqlState == "42501")
            }
        }
    }
}
