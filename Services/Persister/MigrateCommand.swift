import Postgres
import Service

/// `persister migrate`: brings the schema forward and ends.
enum MigrateCommand {
    static let command = Command(
        "migrate", "Brings the database's schema to the version of this build.",
        details: """
            The service does this by itself when it starts as the schema's owner; the command is for those who want to do it
            before, or whose service is only a writer. It gives the roles dateline_reader and dateline_writer their rights, too.
            Several may run at the same time. The schema only ever goes forward.
            """
    ) { _ in
        let settings = try Configuration.read(program: "persister") { PersisterSettings(&$0) }
        return try run(settings.database)
    }

    private static func run(_ settings: ConnectionSettings) throws -> ExitCode {
        var count = 0
        let migrator = Migrator { migration in
            count += 1
            StandardStream.output.write("applied \(migration.version) \(migration.name)\n")
        }
        do {
            let connection = try Connection(settings.forMigrations)
            try migrator.run(on: connection)
            try migrator.grantAccess(on: connection)
        } catch let error as PostgresError where error.isRetriable {
            StandardStream.error.write("persister: \(error)\n")
            return .unavailable
        }
        StandardStream.output.write(
            "the schema of \(settings) is at version \(migrator.latest)\(count == 0 ? ", nothing to do" : "")\n")
        return .success
    }
}

extension ConnectionSettings {
    /// The same database, with the patience that building an index over everything takes.
    var forMigrations: ConnectionSettings {
        var settings = self
        settings.statementTimeout = .seconds(6 * 3600)
        return settings
    }
}
