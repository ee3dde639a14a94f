import Postgres
import Testing

@Suite("COPY", .enabled(if: TestDatabase.isNamed))
struct CopyTests {
    @Test("Every kind of field arrives, NULLs too")
    func fields() throws {
        let connection = try TestDatabase.connection()
        try connection.query(
            """
            CREATE TEMPORARY TABLE "odd ""name" (a bigint, b int, d real, f text, g bytea, h text[], i bigint[], j int[], k real[],
                l "char"[])
            """)
        let count = try connection.copy(
            into: "odd \"name", columns: ["a", "b", "d", "f", "g", "h", "i", "j", "k", "l"], from: [true, false],
            Self.append)
        #expect(count == 2)
        let texts = try connection.query("SELECT (t)::text AS row FROM \"odd \"\"name\" t").map {
            try $0["row"] as String
        }
        #expect(
            texts == [
                #"(-9223372036854775808,-7,0.5,“é,"\\x0001","{""x y"",""""}","{-5,6}","{-5,6}",{0.25},"{n,p}")"#,
                "(,,,,,{},{},{},{},{})",
            ])
    }

    @Test("Twenty megabytes go over in pieces")
    func large() throws {
        let connection = try TestDatabase.connection()
        try connection.query("CREATE TEMPORARY TABLE t (a bigint, f text)")
        let text = String(repeating: "x", count: 2000)
        let count = try connection.copy(into: "t", columns: ["a", "f"], from: 0..<Int64(10_000)) { number, rows in
            rows.startRow(fields: 2)
            rows.append(number)
            rows.append(text)
        }
        #expect(count == 10_000)
        let row = try #require(try connection.query("SELECT sum(a) AS a, sum(length(f)) AS f FROM t").first)
        #expect(try row["a"] == 49_995_000)
        #expect(try row["f"] == 20_000_000)
    }

    @Test("A refused row is an error, nothing of the copy stays, and the connection goes on")
    func refused() throws {
        let connection = try TestDatabase.connection()
        try connection.query("CREATE TEMPORARY TABLE t (a bigint CHECK (a < 5))")
        func copy(into table: String) throws {
            try connection.copy(into: table, columns: ["a"], from: 0..<Int64(200_000)) { number, rows in
                rows.startRow(fields: 1)
                rows.append(number)
            }
        }
        let error = #expect(throws: PostgresError.self) { try copy(into: "t") }
        #expect(error?.sqlState == "23514")
        #expect(try connection.query("SELECT count(*) AS n FROM t").first?["n"] == 0)
        let missing = #expect(throws: PostgresError.self) { try copy(into: "none") }
        #expect(missing?.sqlState == "42P01")
        #expect(try connection.query("SELECT 1").count == 1)
    }
    @Test("A copy whose maker fails adds nothing, and the connection goes on")
    func abandoned() throws {
        struct Stop: Error {}
        let connection = try TestDatabase.connection()
        try connection.query("CREATE TEMPORARY TABLE t (a bigint)")
        #expect(throws: Stop.self) {
            try connection.copy(into: "t", columns: ["a"], from: 0..<Int64(100_000)) { number, rows in
                if number == 99_999 { throw Stop() }
                rows.startRow(fields: 1)
                rows.append(number)
            }
        }
        #expect(try connection.query("SELECT count(*) AS n FROM t").first?["n"] == 0)
    }

    @Test("A copy of nothing adds nothing")
    func nothing() throws {
        let connection = try TestDatabase.connection()
        try connection.query("CREATE TEMPORARY TABLE t (a bigint)")
        #expect(try connection.copy(into: "t", columns: ["a"], from: [Int64]()) { _, _ in } == 0)
    }

    /// A row of values, or of NULLs.
    private static func append(_ hasValues: Bool, to rows: inout CopyRows) {
        rows.startRow(fields: 10)
        rows.append(hasValues ? Int64.min : nil)
        rows.append(hasValues ? Int32(-7) : nil)
        rows.append(hasValues ? Float(0.5) : nil)
        rows.append(hasValues ? "“é" : nil)
        rows.append(hasValues ? [0, 1] as [UInt8] : nil)
        rows.append(hasValues ? ["x y", ""] : [])
        rows.append(hasValues ? [-5, 6] as [Int64] : [])
        rows.append(hasValues ? [-5, 6] as [Int32] : [])
        rows.append(hasValues ? [0.25] as [Float] : [])
        rows.append(letters: hasValues ? Array("np".utf8) : [])
    }
}
