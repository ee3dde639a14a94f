import Foundation
import Postgres

/// Databases of a test's own on the server that the environment names.
enum TestDatabase {
    /// Runs `body` with the name of a new, empty database, which is dropped afterwards.
    static func with<Value>(_ body: (String) throws -> Value) throws -> Value {
        let server = try Connection(ConnectionSettings(environment: ProcessInfo.processInfo.environment))
        let name = "e2e_" + UUID().uuidString.lowercased().filter { $0 != "-" }
        try server.query("CREATE DATABASE \(name)")
        defer { _ = try? server.query("DROP DATABASE \(name) WITH (FORCE)") }
        return try body(name)
    }
}
