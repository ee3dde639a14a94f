import Foundation
import Postgres

@testable import persister

/// The real server that the environment names, and databases of a test's own on it.
enum TestDatabase {
    /// Whether a server is named: `PGHOST` or `DATABASE_URL`.
    static let isNamed = environment["PGHOST"] != nil || environment["DATABASE_URL"] != nil

    private static let environment = ProcessInfo.processInfo.environment

    /// Runs `body` with settings for a new database, which is dropped afterwards.
    static func with<Value>(migrated: Bool = true, _ body: (ConnectionSettings) throws -> Value) throws -> Value {
        var settings = try ConnectionSettings(environment: environment, applicationName: "tests")
        let admin = try Connection(settings)
        let name = "test_" + UUID().uuidString.lowercased().filter { $0 != "-" }
        try admin.query("CREATE DATABASE \(name)")
        defer { _ = try? admin.query("DROP DATABASE \(name) WITH (FORCE)") }
        settings.database = name
        if migrated { try Migrator().run(on: Connection(settings)) }
        return try body(settings)
    }

    /// Runs `body` with a connection to a new, migrated database.
    static func connected<Value>(_ body: (Connection) throws -> Value) throws -> Value {
        try with { try body(Connection($0)) }
    }
}

extension Connection {
    /// The one value of a statement.
    func value<Value: ColumnValue>(_ sql: String, _ parameters: [Parameter] = []) throws -> Value {
        let rows = try query("SELECT (\(sql)) AS value", parameters)
        guard let row = rows.first else { throw PostgresError(sqlState: "02000", message: "no row") }
        return try row["value"]
    }

    /// Everything that the facts' tables hold, as text, to be compared.
    func contents() throws -> [String] {
        let tables = [
            "article":
                "id, revision, published_at, published_on, entities, mentions, dates, quotes, url, source, title,"
                + " authors, language, status, content_hash, text",
            "article_revision": "revision, title, text", "entity": "type, name, match_key", "entity_alias": "name",
            "place": "geonames_id, country", "article_entity": "mentions, confidence, name, role, country",
            "mention": "start_offset, end_offset, confidence, kind, words",
            "article_date": "start_offset, end_offset, first_day, last_day, words, value",
            "quote": "start_offset, end_offset, kind, words, speaker_text",
        ]
        return try tables.keys.sorted().flatMap { table in
            try query("SELECT (\(tables[table] ?? ""))::text AS row FROM \(table) ORDER BY 1").map {
                "\(table) \(try $0["row"] as String)"
            }
        }
    }
}
