import Postgres

/// Brings a database's schema forward.
struct Migrator {
    /// The schema is of a newer build than this one.
    struct NewerSchema: Error, CustomStringConvertible {
        let found: Int
        let known: Int

        var description: String {
            "the database's schema is at version \(found), and this build knows only up to \(known); update the persister"
        }
    }

    /// The schema lacks a step, and whoever is connected may not make it.
    struct OlderSchema: Error, CustomStringConvertible {
        let found: Int
        let needed: Int

        var description: String {
            "the database's schema is at version \(found) and this build needs \(needed), which this user may not make:"
                + " run 'persister migrate' as the schema's owner"
        }
    }

    var migrations = Migration.all
    /// Called after each migration that was applied.
    var onApplied: (Migration) -> Void = { _ in }

    /// The version of this build's schema.
    var latest: Int { migrations.last?.version ?? 0 }

    /// Applies what the database lacks, one transaction a migration. Several may do this at once: each waits for the
    /// other's step and then looks anew.
    func run(on connection: Connection) throws {
        try connection.execute("SET client_min_messages = warning")
        while let migration = try step(on: connection) { onApplied(migration) }
        try connection.execute("RESET client_min_messages")
    }

    /// Gives the roles their rights, those too that were made after the schema. For its owner.
    func grantAccess(on connection: Connection) throws {
        try connection.transaction {
            try connection.query("SELECT pg_advisory_xact_lock(4012860511)")
            try connection.query("SELECT grant_access()")
        }
    }

    /// Applies the next migration; nil when there is none.
    private func step(on connection: Connection) throws -> Migration? {
        var found = 0
        do {
            return try step(on: connection, &found)
        } catch let error as PostgresError where error.sqlState == "42501" {
            throw OlderSchema(found: found, needed: latest)
        }
    }

    private func step(on connection: Connection, _ found: inout Int) throws -> Migration? {
        try connection.transaction {
            try connection.query("SELECT pg_advisory_xact_lock(4012860511)")
            if try !Self.isBegun(on: connection) { try connection.execute(Self.table) }
            let applied = try Self.applied(on: connection)
            found = applied.max() ?? 0
            if found > latest { throw NewerSchema(found: found, known: latest) }
            guard let next = migrations.first(where: { !applied.contains($0.version) }) else { return nil }
            try connection.execute(next.sql)
            try connection.query(
                "INSERT INTO schema_migration (version, name) VALUES ($1, $2)",
                [.integer(next.version), .text(next.name)])
            return next
        }
    }

    private static func isBegun(on connection: Connection) throws -> Bool {
        try connection.query("SELECT to_regclass('schema_migration') IS NOT NULL AS begun").first?["begun"] ?? false
    }

    /// The versions that the database has.
    private static func applied(on connection: Connection) throws -> Set<Int> {
        try Set(connection.query("SELECT version FROM schema_migration").map { try $0["version"] })
    }

    private static let table = """
        CREATE TABLE schema_migration (
            version integer PRIMARY KEY,
            name text NOT NULL,
            applied_at timestamptz NOT NULL DEFAULT now()
        );
        COMMENT ON TABLE schema_migration IS 'The steps that brought the schema to where it is.';
        COMMENT ON COLUMN schema_migration.version IS 'The step''s number.';
        COMMENT ON COLUMN schema_migration.name IS 'What it brought.';
        COMMENT ON COLUMN schema_migration.applied_at IS 'When it was applied.';
        """
}
