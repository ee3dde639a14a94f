import Postgres
import Testing

@Suite("COPY", .enabled(if: TestDatabase.isNamed))
struct CopyTests {
    @Test("Every kind of field arrives, NULLs too")
    func fields() throws {
        let connection = try TestDatabase.connection()
        try connection.query(
            """
            CREATE TEMPORARY TABLE "odd ""name" (a bigint, b int, d real, f text, g bytea, h text[])
            """)
        var rows = CopyRows()
        rows.startRow(fields: 6)
        rows.append(Int64.min)
        rows.append(Int32(-7))
        rows.append(Float(0.5))
        rows.append("“é")
        rows.append([0, 1])
        rows.append(["x y", ""])
        rows.startRow(fields: 6)
        rows.append(nil as Int64?)
        rows.append(nil as Int32?)
        rows.append(nil as Float?)
        rows.append(nil as String?)
        rows.append(nil as [UInt8]?)
        rows.append(nil as [String]?)
        let columns = ["a", "b", "d", "f", "g", "h"]
        #expect(try connection.copy(into: "odd \"name", columns: columns, rows) == 2)
        let texts = try connection.query("SELECT (t)::text AS row FROM \"odd \"\"name\" t").map {
            try $0["row"] as String
        }
        #expect(texts == [#"(-9223372036854775808,-7,0.5,“é,"\\x0001","{""x y"",""""}")"#, "(,,,,,)"])
    }

    @Test("Twenty megabytes go over in pieces")
    func large() throws {
        let connection = try TestDatabase.connection()
        try connection.query("CREATE TEMPORARY TABLE t (a bigint, f text)")
        var rows = CopyRows()
        let text = String(repeating: "x", count: 2000)
        for number in 0..<Int64(10_000) {
            rows.startRow(fields: 2)
            rows.append(number)
            rows.append(text)
        }
        #expect(try connection.copy(into: "t", columns: ["a", "f"], rows) == 10_000)
        let row = try #require(try connection.query("SELECT sum(a) AS a, sum(length(f)) AS f FROM t").first)
        #expect(try row["a"] == 49_995_000)
        #expect(try row["f"] == 20_000_000)
    }

    @Test("A refused row is an error, nothing of the copy stays, and the connection goes on")
    func refused() throws {
        let connection = try TestDatabase.connection()
        try connection.query("CREATE TEMPORARY TABLE t (a bigint CHECK (a < 5))")
        var rows = CopyRows()
        for number in 0..<Int64(200_000) {
            rows.startRow(fields: 1)
            rows.append(number)
        }
        let error = #expect(throws: PostgresError.self) { try connection.copy(into: "t", columns: ["a"], rows) }
        #expect(error?.sqlState == "23514")
        #expect(try connection.query("SELECT count(*) AS n FROM t").first?["n"] == 0)
        let missing = #expect(throws: PostgresError.self) { try connection.copy(into: "none", columns: ["a"], rows) }
        #expect(missing?.sqlState == "42P01")
        #expect(try connection.query("SELECT 1").count == 1)
    }
}
