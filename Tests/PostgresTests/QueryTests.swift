import Postgres
import Testing

@Suite("Statements and their rows", .enabled(if: TestDatabase.isNamed))
struct QueryTests {
    let connection: Connection

    init() throws {
        connection = try TestDatabase.connection()
    }

    @Test("A row gives all its columns as texts, in order")
    func texts() throws {
        let rows = try connection.query("SELECT 'é' AS a, NULL AS a, '' AS b, ARRAY[1, 2] AS c")
        #expect(rows.first?.texts == ["é", nil, "", "{1,2}"])
    }

    @Test("Every kind of parameter comes back as it was")
    func roundTrip() throws {
        let row = try #require(
            try connection.query(
                "SELECT $1::text AS t, $2::int AS i, $3::float8 AS d, $4::bool AS b, $5::bytea AS y, $6::text AS n",
                ["“é\n", 42, .number(0.1), true, .bytes([0, 255, 7]), .null]
            ).first)
        #expect(try row["t"] == "“é\n")
        #expect(try row["i"] == 42)
        #expect(try row["d"] == 0.1)
        #expect(try row["b"] == true)
        #expect(try row["y"] as [UInt8] == [0, 255, 7])
        #expect(try row["n"] as String? == nil)
    }

    @Test("Arrays of every type go over whole, with their NULLs and odd characters")
    func arrays() throws {
        let row = try #require(
            try connection.query(
                "SELECT $1 AS t, $2 AS i, $3 AS d, $4 AS b, $5 AS y, cardinality($6::text[]) AS n",
                [
                    .array(["a", nil, "{\"b\",\\}", ""]), .array([1, nil, Int64.max]), .array([0.5, nil]),
                    .array([true, nil]), .array([[0, 1], nil]), .array([String?]()),
                ]
            ).first)
        #expect(try row["t"] == #"{a,NULL,"{\"b\",\\}",""}"#)
        #expect(try row["i"] == "{1,NULL,9223372036854775807}")
        #expect(try row["d"] == "{0.5,NULL}")
        #expect(try row["b"] == "{t,NULL}")
        #expect(try row["y"] == #"{"\\x0001",NULL}"#)
        #expect(try row["n"] == 0)
    }

    @Test("A column that is missing, NULL or of another type is an error that names it")
    func wrongColumns() throws {
        let row = try #require(try connection.query("SELECT NULL AS nothing, 'x' AS letter").first)
        let missing = #expect(throws: PostgresError.self) { let _: String = try row["Nothing"] }
        #expect(missing?.message.contains("'Nothing'") == true)
        let null = #expect(throws: PostgresError.self) { let _: String = try row["nothing"] }
        #expect(null?.message.contains("'nothing' is NULL") == true)
        let letter = #expect(throws: PostgresError.self) { let _: Int = try row["letter"] }
        #expect(letter?.message.contains("'letter'") == true)
    }

    @Test("A NUL in a text parameter is refused, not cut off")
    func nul() {
        let error = #expect(throws: PostgresError.self) { try connection.query("SELECT $1::text", ["a\0b"]) }
        #expect(error?.sqlState == "22021")
        #expect(connection.isOpen)
    }

    @Test("The server's refusal comes with its code, and the connection goes on")
    func refusal() throws {
        let error = #expect(throws: PostgresError.self) { try connection.query("SELECT 1/0") }
        #expect(error?.sqlState == "22012")
        #expect(error?.isRetriable == false)
        #expect(error?.isConnectionLost == false)
        #expect(try connection.query("SELECT 1 AS one").first?["one"] == 1)
    }

    @Test("An error names the constraint and quotes no row")
    func constraint() throws {
        try connection.query("CREATE TEMPORARY TABLE t (a text CONSTRAINT short CHECK (length(a) < 3))")
        let error = #expect(throws: PostgresError.self) {
            try connection.query("INSERT INTO t VALUES ($1)", ["secret"])
        }
        #expect(error?.constraint == "short")
        #expect("\(try #require(error))".contains("secret") == false)
    }

    @Test("A streamed result comes row by row; a failing reader drops the rest")
    func stream() throws {
        var sum = 0
        try connection.stream("SELECT generate_series(1, $1::int) AS n", [1000]) { row in
            let number: Int = try row["n"]
            sum += number
        }
        #expect(sum == 500_500)
        struct Enough: Error {}
        #expect(throws: Enough.self) { try connection.stream("SELECT 1") { _ in throw Enough() } }
        #expect(!connection.isOpen)
        try connection.reconnect()
        #expect(try connection.query("SELECT 1").count == 1)
    }

    @Test("COPY through a query is refused instead of waiting for data for ever")
    func copyByQuery() {
        let error = #expect(throws: PostgresError.self) { try connection.query("COPY pg_class FROM STDIN") }
        #expect(error?.sqlState == "0A000")
    }

    @Test("Notices are handed over")
    func notices() throws {
        var heard: [String] = []
        connection.onNotice = { heard.append($0.message) }
        try connection.execute("DO $$ BEGIN RAISE NOTICE 'hello'; END $$")
        #expect(heard == ["hello"])
    }
}
