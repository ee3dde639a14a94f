import Foundation
import HTTPClient
import Postgres
import Testing

/// A stage whose broker, database and API are reached by TLS only, with certificates made on the spot, and ask for
/// passwords or tokens. Keeps what its programs say, to look for secrets in it.
final class SecuredStage {
    /// Users of the database.
    enum User: String, CaseIterable {
        case owner
        case persister
        case reader

        var password: String { "p4ss-of-the-\(rawValue)" }
    }

    /// Rights at the API.
    enum Right: String, CaseIterable {
        case publish
        case read

        var token: String { "t0ken-with-which-to-\(rawValue)" }
    }

    private static let brokerPassword = "p4ss of the broker's user"

    let stage: Stage
    let otherAuthority: String
    private let authority: Authority
    private let files: Authority.Files
    private let folder: URL
    private let database: PrivateServer
    private var told: [String] = []

    private init(
        _ stage: Stage, _ authority: Authority, _ files: Authority.Files, _ folder: URL, _ database: PrivateServer
    )
        throws
    {
        self.stage = stage
        self.authority = authority
        self.files = files
        self.folder = folder
        self.database = database
        otherAuthority = try Authority("other", in: folder).certificate
        for user in User.allCases {
            // As an editor leaves it, with a line feed.
            try Data((user.password + "\n").utf8).write(to: folder.appending(path: user.rawValue))
        }
        let tokens = Right.allCases.map { "\($0.rawValue) \($0.token)\n" }.joined()
        try Data(tokens.utf8).write(to: folder.appending(path: "tokens"))
    }

    /// Starts a broker behind TLS and SASL and a database behind TLS, and runs `body` on them.
    static func with(_ body: (SecuredStage) throws -> Void) throws {
        try Authority.withFolder { folder in
            let authority = try Authority("ours", in: folder)
            let files = try authority.issue("server")
            try PrivateServer.with(.broker) { broker in
                try PrivateServer.with(.database, certificate: files) { database in
                    try broker.start()
                    try database.start()
                    try makeUsers(database)
                    let port = FreePort.find()
                    let gateway = try gateway(port, before: broker, files, folder)
                    defer { gateway.kill() }
                    try eventually("the gateway listens") { FreePort.isTaken(port) }
                    try Stage.with(environment(port, database, authority)) { stage in
                        try body(SecuredStage(stage, authority, files, folder, database))
                    }
                }
            }
        }
    }

    private static func gateway(_ port: Int, before broker: PrivateServer, _ files: Authority.Files, _ folder: URL)
        throws
        -> RunningProgram
    {
        let script = Programs.repository.appending(path: "scripts/broker-gateway").path
        let known = ["GATEWAY_USER": "ann", "GATEWAY_PASSWORD": brokerPassword]
        return try RunningProgram(
            script, [String(port), String(broker.port), files.certificate, files.key],
            environment: Stage.environment.merging(known) { $1 }, folder: folder)
    }

    /// What a database's administrator does once: the owner, and the users that are shipped.
    private static func makeUsers(_ database: PrivateServer) throws {
        let administrator = try Connection(ConnectionSettings(url: database.localURL))
        try administrator.query("CREATE ROLE owner LOGIN PASSWORD '\(User.owner.password)'")
        try administrator.query("CREATE DATABASE secured OWNER owner")
        let script = Programs.repository.appending(path: "deploy/users.sql").path
        let passwords = ["WRITER_PASSWORD": User.persister.password, "READER_PASSWORD": User.reader.password]
        for _ in 0..<2 {
            let made = try FinishedProgram(
                "/usr/bin/psql", ["--no-psqlrc", "--set=ON_ERROR_STOP=1", "--file", script, database.localURL],
                environment: Stage.environment.merging(passwords) { $1 }, input: "")
            #expect(made.exitCode == 0, "\(made.errors)")
        }
    }

    private static func environment(_ port: Int, _ database: PrivateServer, _ authority: Authority) -> [String: String]
    {
        [
            "KAFKA_BOOTSTRAP_SERVERS": "127.0.0.1:\(port)", "KAFKA_SECURITY_PROTOCOL": "SASL_SSL",
            "KAFKA_SSL_CA_LOCATION": authority.certificate, "KAFKA_SASL_MECHANISM": "SCRAM-SHA-512",
            "KAFKA_SASL_USERNAME": "ann", "KAFKA_SASL_PASSWORD": brokerPassword, "PGPORT": String(database.port),
            "PGDATABASE": "secured", "PGSSLMODE": "verify-full", "PGSSLROOTCERT": authority.certificate,
        ]
    }

    /// What a program gets that is this user at the database.
    func settings(as user: User) -> [String: String] {
        ["PGUSER": user.rawValue, "PGPASSWORD_FILE": folder.appending(path: user.rawValue).path]
    }

    /// What `ingest serve` gets.
    var ingest: [String: String] {
        [
            "INGEST_TLS_CERTIFICATE_FILE": files.certificate, "INGEST_TLS_KEY_FILE": files.key,
            "INGEST_TOKENS_FILE": folder.appending(path: "tokens").path,
        ]
    }

    func run(_ name: String, _ arguments: String..., as user: User, _ settings: [String: String] = [:]) throws
        -> FinishedProgram
    {
        try run(name, arguments, as: user, settings)
    }

    func run(_ name: String, _ arguments: [String], as user: User, _ settings: [String: String] = [:]) throws
        -> FinishedProgram
    {
        let environment = stage.environment.merging(self.settings(as: user)) { $1 }.merging(settings) { $1 }
        let finished = try FinishedProgram(name, arguments, environment: environment, input: "")
        note(finished.output + finished.errors)
        return finished
    }

    /// Sends an article by HTTPS and gives the answer's status.
    func post(_ article: SampleArticle, to ingest: RunningProgram, token: Right) throws -> Int {
        let client = try HTTPClient(tls: ingest.apiPort, authority: authority.certificate)
        let headers = ["Authorization": "Bearer \(token.token)", "Content-Type": "application/json"]
        let answer = try client.request("POST", "/v1/articles", headers: headers, body: Array(article.json.utf8))
        note(answer.text)
        return answer.status
    }

    /// What the monitoring port tells a reader.
    func ask(_ program: RunningProgram, _ path: String) throws -> String {
        try HTTPClient(port: program.monitoringPort, seconds: 60)
            .request("GET", path, headers: ["Authorization": "Bearer \(Right.read.token)"]).text
    }

    func note(_ text: String) { told.append(text) }

    /// Expects that nothing that was noted holds a secret, or one of `others`.
    func expectNoSecretTold(_ others: [String] = []) throws {
        let key = try String(contentsOfFile: files.key, encoding: .utf8).split(separator: "\n")[1]
        let secrets =
            User.allCases.map(\.password) + Right.allCases.map(\.token) + [Self.brokerPassword, String(key)] + others
        let all = told.joined(separator: "\n")
        #expect(told.count > 5 && all.contains("\"event\":"))
        for secret in secrets { #expect(!all.contains(secret), "'\(secret)' is told") }
    }

    /// Expects that the writer can change rows and nothing else, and the reader nothing.
    func expectLeastRights() throws {
        func connect(_ user: User) throws -> Connection {
            let options = "sslmode=verify-full&sslrootcert=\(authority.certificate)"
            let place = "127.0.0.1:\(database.port)/secured?\(options)"
            return try Connection(ConnectionSettings(url: "postgresql://\(user.rawValue):\(user.password)@\(place)"))
        }
        let (writer, reader) = try (connect(.persister), connect(.reader))
        let rowsOfFunctions = try reader.query(
            """
            SELECT format('%I(%s)', proname, (SELECT string_agg('NULL', ', ') FROM generate_series(1, pronargs))) AS call
            FROM pg_proc p WHERE pronamespace = 'public'::regnamespace AND provolatile = 'v' AND prorettype <> 'trigger'::regtype
                AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')
            """)
        let changing = try rowsOfFunctions.map { "SELECT \(try $0["call"] as String)" }
        #expect(changing.count > 8)
        let shape = [
            "DROP TABLE article", "ALTER TABLE article ADD COLUMN x int", "CREATE TABLE x (n int)", "TRUNCATE article",
            "CREATE OR REPLACE VIEW said AS SELECT 1", "DROP FUNCTION grant_access()", "SELECT grant_access()",
            "DELETE FROM schema_migration", "CREATE ROLE other", "CREATE SCHEMA other",
            "COPY article TO PROGRAM 'true'",
            "CREATE TRIGGER t AFTER INSERT ON article EXECUTE FUNCTION forget_decisions()",
        ]
        let rows = [
            "INSERT INTO erasure VALUES (gen_random_uuid())", "UPDATE article SET title = ''", "DELETE FROM article",
        ]
        for (connection, statements) in [(writer, shape), (reader, shape + rows + changing)] {
            for statement in statements {
                let error = #expect(throws: PostgresError.self, "\(statement)") { try connection.query(statement) }
                #expect(error?.sqlState == "42501", "\(statement): \(String(describing: error))")
            }
        }
        try writer.query("UPDATE article SET title = title")
        // A function that acts with its owner's rights must not be led astray by the caller's search path.
        let elevated = try reader.query(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef AND proconfig IS NULL"
        )
        #expect(elevated.isEmpty)
    }
}
