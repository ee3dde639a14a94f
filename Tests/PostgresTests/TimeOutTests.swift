import Foundation
import Parallel
import Postgres
import Testing

@Suite(
    "A server that is slow, frozen, gone or was never there", .enabled(if: TestDatabase.isNamed),
    .timeLimit(.minutes(60)))
struct TimeOutTests {
    private func relay() throws -> Relay {
        let row = try #require(
            try TestDatabase.connection().query(
                """
                SELECT coalesce(host(inet_server_addr()), '127.0.0.1') AS host, current_setting('port') AS port
                """
            ).first)
        return try Relay(to: try row["host"], UInt16(try row["port"] as Int))
    }

    private func settings(_ relay: Relay) throws -> ConnectionSettings {
        var settings = try ConnectionSettings(environment: TestDatabase.environment)
        settings.url = "host=127.0.0.1 port=\(relay.port)"
        settings.statementTimeout = .seconds(2)
        return settings
    }

    @Test("A frozen server ends a connection attempt at its time-out")
    func frozenAtConnect() throws {
        let relay = try relay()
        defer { relay.close() }
        relay.freeze()
        var settings = try settings(relay)
        settings.connectTimeout = .seconds(1)
        let error = #expect(throws: PostgresError.self) { _ = try Connection(settings) }
        #expect(error?.isConnectionLost == true)
        #expect(error?.isRetriable == true)
    }

    @Test("A server that freezes ends a statement soon after its time-out, and a COPY too")
    func frozenAtStatement() throws {
        for work in [
            { try $0.query("SELECT 1") },
            { connection in
                try connection.copy(into: "t", columns: ["a"], from: 0..<500_000) { _, rows in
                    rows.startRow(fields: 1)
                    rows.append("0123456789012345678901234567890123456789")
                }
            },
        ] as [(Connection) throws -> Void] {
            let relay = try relay()
            defer { relay.close() }
            let connection = try Connection(try settings(relay))
            try connection.query("CREATE TEMPORARY TABLE t (a text)")
            relay.freeze()
            let error = #expect(throws: PostgresError.self) { try work(connection) }
            #expect(error?.isConnectionLost == true)
            #expect(!connection.isOpen)
        }
    }

    @Test("The server itself ends a statement that is too slow, and the connection goes on")
    func slow() throws {
        var settings = try ConnectionSettings(environment: TestDatabase.environment)
        settings.statementTimeout = .seconds(1)
        let connection = try Connection(settings)
        let error = #expect(throws: PostgresError.self) { try connection.query("SELECT pg_sleep(300)") }
        #expect(error?.sqlState == "57014")
        #expect(error?.isRetriable == true)
        #expect(error?.isConnectionLost == false)
        #expect(try connection.query("SELECT 1").count == 1)
    }

    @Test("A cancel from another thread ends the waiting at once")
    func cancel() throws {
        let connection = try TestDatabase.connection()
        let canceller = connection.canceller
        let other = try TestDatabase.connection()
        let process: Int = try #require(try connection.query("SELECT pg_backend_pid() AS pid").first)["pid"]
        let errors = try inParallel(
            { try connection.query("SELECT pg_sleep(3000)") },
            {
                defer { canceller.cancel() }
                let sleeping = "SELECT 1 FROM pg_stat_activity WHERE pid = $1 AND wait_event = 'PgSleep'"
                while try other.query(sleeping, [.integer(process)]).isEmpty { usleep(1000) }
            })
        #expect(errors.count == 1)
        let error = errors.first as? PostgresError
        #expect(error?.sqlState == "57014")
        #expect(!connection.isOpen)
        #expect(throws: PostgresError.self) { try connection.reconnect() }
    }

    @Test("A connection that the server ends is known as lost and can be opened again")
    func terminated() throws {
        let connection = try TestDatabase.connection()
        let process: Int = try #require(try connection.query("SELECT pg_backend_pid() AS pid").first)["pid"]
        try TestDatabase.connection().query("SELECT pg_terminate_backend($1)", [.integer(process)])
        let error = #expect(throws: PostgresError.self) { try connection.query("SELECT 1") }
        #expect(error?.isConnectionLost == true)
        #expect(!connection.isOpen)
        #expect(throws: PostgresError.self) { try connection.query("SELECT 1") }
        try connection.reconnect()
        #expect(try connection.query("SELECT 1").count == 1)
    }

    @Test("Where nobody listens, the attempt fails at once and names the place, never the password")
    func refused() throws {
        let settings = ConnectionSettings(url: "postgresql://reader:hush@127.0.0.1:1/news")
        let error = #expect(throws: PostgresError.self) { _ = try Connection(settings) }
        #expect(error?.isRetriable == true)
        let text = "\(try #require(error)) \(settings)"
        #expect(text.contains("127.0.0.1"))
        #expect(!text.contains("hush"))
    }
}
