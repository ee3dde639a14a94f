import Parallel
import Postgres
import Testing

@Suite("Transactions", .enabled(if: TestDatabase.isNamed))
struct TransactionTests {
    struct Stop: Error {}

    @Test("What throws is rolled back, what returns is committed")
    func commitAndRollBack() throws {
        let connection = try TestDatabase.connection()
        try connection.query("CREATE TEMPORARY TABLE t (n int)")
        try connection.transaction { try connection.query("INSERT INTO t VALUES (1)") }
        #expect(throws: Stop.self) {
            try connection.transaction {
                try connection.query("INSERT INTO t VALUES (2)")
                throw Stop()
            }
        }
        #expect(try connection.query("SELECT n FROM t").map { try $0["n"] as Int } == [1])
    }

    @Test("A savepoint undoes only its own work")
    func savepoint() throws {
        let connection = try TestDatabase.connection()
        try connection.query("CREATE TEMPORARY TABLE t (n int PRIMARY KEY)")
        try connection.transaction {
            try connection.query("INSERT INTO t VALUES (1)")
            #expect(throws: PostgresError.self) {
                try connection.savepoint { try connection.query("INSERT INTO t VALUES (1)") }
            }
            try connection.savepoint { try connection.query("INSERT INTO t VALUES (2)") }
        }
        #expect(try connection.query("SELECT n FROM t ORDER BY n").map { try $0["n"] as Int } == [1, 2])
    }

    @Test("A commit of a failed transaction is an error, not a silent rollback")
    func hiddenFailure() throws {
        let connection = try TestDatabase.connection()
        let error = #expect(throws: PostgresError.self) {
            try connection.transaction { _ = try? connection.query("SELECT 1/0") }
        }
        #expect(error?.sqlState == "25P02")
        #expect(!connection.isInTransaction)
    }

    @Test("A deadlock is retriable")
    func deadlock() throws {
        try TestDatabase.with { settings in
            let (one, other) = (try Connection(settings), try Connection(settings))
            try one.execute("CREATE TABLE t (n int PRIMARY KEY, v int); INSERT INTO t VALUES (1, 0), (2, 0)")
            let error = #expect(throws: PostgresError.self) { try deadlock(one, other) }
            #expect(error?.sqlState == "40P01")
            #expect(error?.isRetriable == true)
            #expect(error?.isConnectionLost == false)
        }
    }

    /// Each locks a row and then asks for the other's.
    private func deadlock(_ one: Connection, _ other: Connection) throws {
        try one.execute("SET deadlock_timeout = '50ms'; SET lock_timeout = '10min'")
        try other.execute("SET deadlock_timeout = '50ms'; SET lock_timeout = '10min'")
        try one.execute("BEGIN; UPDATE t SET v = 1 WHERE n = 1")
        try other.execute("BEGIN; UPDATE t SET v = 1 WHERE n = 2")
        let failures = try inParallel(
            { try one.execute("UPDATE t SET v = 1 WHERE n = 2") },
            { try other.execute("UPDATE t SET v = 1 WHERE n = 1") })
        if let failure = failures.first { throw failure }
    }
}
