import Foundation
import Postgres

/// The real server that the environment names, and databases of a test's own on it.
enum TestDatabase {
    /// Whether a server is named: `PGHOST` or `DATABASE_URL`.
    static let isNamed = environment["PGHOST"] != nil || environment["DATABASE_URL"] != nil

    static let environment = ProcessInfo.processInfo.environment

    /// Runs `body` with settings for a new, empty database, which is dropped afterwards.
    static func with<Value>(_ body: (ConnectionSettings) throws -> Value) throws -> Value {
        var settings = try ConnectionSettings(environment: environment, applicationName: "tests")
        let admin = try Connection(settings)
        let name = "test_" + UUID().uuidString.lowercased().filter { $0 != "-" }
        try admin.query("CREATE DATABASE \(name)")
        defer { _ = try? admin.query("DROP DATABASE \(name) WITH (FORCE)") }
        settings.database = name
        return try body(settings)
    }

    /// A connection to the server's own database, for tests that make nothing.
    static func connection() throws -> Connection {
        try Connection(ConnectionSettings(environment: environment))
    }
}
