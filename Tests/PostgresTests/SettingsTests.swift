import Postgres
import Testing

@Suite("Connection settings")
struct SettingsTests {
    @Test("A URL is described without its password")
    func description() throws {
        let settings = try ConnectionSettings(environment: [
            "DATABASE_URL": "postgresql://ann:hush@db.example:6432/news"
        ])
        #expect("\(settings)" == "ann@db.example:6432/news")
    }

    @Test("A password in which an @ is not written %40 is refused and not quoted")
    func strayAt() throws {
        let error = try #require(throws: PostgresError.self) {
            try ConnectionSettings(environment: ["DATABASE_URL": "postgresql://ann:hu@sh@db.example/news"])
        }
        #expect(!error.message.contains("sh@db") && error.message.contains("%40"))
        let settings = try ConnectionSettings(environment: [
            "DATABASE_URL": "postgresql://ann:hu%40sh@db.example:5432/news"
        ])
        #expect(settings.description == "ann@db.example:5432/news")
    }

    @Test("A malformed URL is refused and not quoted")
    func malformed() {
        let error = #expect(throws: PostgresError.self) {
            try ConnectionSettings(environment: ["DATABASE_URL": "ann hush db.example"])
        }
        #expect(error?.message.contains("DATABASE_URL") == true)
        #expect(error?.message.contains("hush") == false)
    }

    @Test("PGCONNECT_TIMEOUT sets the connect time-out; an empty URL is none")
    func timeout() throws {
        let settings = try ConnectionSettings(environment: ["PGCONNECT_TIMEOUT": "2", "DATABASE_URL": ""])
        #expect(settings.connectTimeout == .seconds(2))
        #expect(settings.url == nil)
    }

    @Test(
        "Errors are retriable by their code",
        arguments: ["40001", "40P01", "55P03", "57P03", "53300", "08006", "57014"])
    func retriable(_ code: String) {
        #expect(PostgresError(sqlState: code, message: "").isRetriable)
    }

    @Test("Errors of the data are not retriable", arguments: ["22021", "23505", "23514", "42P01", "28P01"])
    func final(_ code: String) {
        #expect(!PostgresError(sqlState: code, message: "").isRetriable)
    }
}
