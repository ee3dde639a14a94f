import Foundation
import HTTP
import HTTPClient
import Testing

@testable import Service

@Suite("Who may do what", .timeLimit(.minutes(60)))
struct AccessTests {
    private static let (writer, reader) = ("a-token-to-publish-with", "a-token-to-read-with")

    private func tokens(_ text: String) throws -> BearerTokens { try BearerTokens(text) }

    @Test("A token has the right before it, or that to publish, and its digest stands for it")
    func rights() throws {
        let digest = "sha256:1d4c3ba2e1c1d09ba9bd0b0b1ae4a5b3a8b0b7c30e4f5cf1fbd3b6f4f0a1e1aa"
        let known = try tokens(
            "# ours\n\(Self.writer)\r\n\n read  \(Self.reader) \nread \(digest)\npublish \(Self.reader)")
        #expect(known.rights(of: Self.writer.utf8) == [.publish])
        #expect(known.rights(of: Self.reader.utf8) == [.read, .publish])
        for wrong in ["", "a-token-to-publish-wit", Self.writer + "x", digest] {
            #expect(known.rights(of: wrong.utf8) == [])
        }
        let hashed = try tokens("read sha256:" + Self.digestOfReader)
        #expect(hashed.rights(of: Self.reader.utf8) == [.read])
    }

    /// `printf %s a-token-to-read-with | sha256sum`
    private static let digestOfReader = "6e9e3343bb2c281f8659c9c6a05c4419458b934cd743d1eb168b5cb8dce2c7c3"

    @Test(
        "A line that is none is refused by its number, and not quoted",
        arguments: [
            "short-secret", "write a-token-to-write-with", "read", "read a-token-to-read with", "sha256:12",
            "sha256:" + String(repeating: "g", count: 64),
        ])
    func refused(line: String) throws {
        let error = try #require(throws: TokenFileError.self) { try tokens("# ours\n\(line)\n") }
        #expect(error.line == 2)
        #expect(line == "read" || !error.description.contains(line))
        #expect(throws: TokenFileError(line: nil)) { try tokens("# none\n\n") }
    }

    /// The access control of a service that has these tokens in a file.
    private func withAccess(
        _ text: String, anonymousRead: Bool = false, _ test: (ServiceSettings, String) throws -> Void
    ) throws {
        try Authority.withFolder { folder in
            let path = folder.path + "/tokens"
            try Data(text.utf8).write(to: URL(filePath: path))
            var configuration = Configuration(
                program: "demo",
                environment: [
                    "DEMO_TOKENS_FILE": path, "LOG_LEVEL": "error", "DEMO_ANONYMOUS_READ": String(anonymousRead),
                ])
            let settings = ServiceSettings(&configuration, monitoringPort: 0)
            try configuration.check()
            try test(settings, path)
        }
    }

    private func head(_ authorization: String?) -> RequestHead {
        RequestHead(method: "GET", path: "/", headers: authorization.map { [("authorization", $0)] } ?? [])
    }

    @Test("Without a token it is 401, with one for something else 403, each with its challenge")
    func refusals() throws {
        try withAccess("\(Self.writer)\nread \(Self.reader)") { settings, _ in
            let access = settings.access
            #expect(access.refusal(of: head("Bearer \(Self.writer)"), for: .publish) == nil)
            #expect(access.refusal(of: head("bEARER   \(Self.reader)"), for: .read) == nil)
            for none in [nil, "", "Bearer", "Basic \(Self.writer)", Self.writer] {
                let refusal = try #require(access.refusal(of: head(none), for: .publish))
                #expect(refusal.status == 401)
                #expect(refusal.headers["WWW-Authenticate"] == "Bearer realm=\"dateline\"")
            }
            let unknown = try #require(access.refusal(of: head("Bearer a-token-of-nobody"), for: .read))
            #expect(unknown.status == 401)
            #expect(unknown.headers["WWW-Authenticate"]?.contains("error=\"invalid_token\"") == true)
            for (token, right) in [(Self.reader, Right.publish), (Self.writer, .read)] {
                let refusal = try #require(access.refusal(of: head("Bearer \(token)"), for: right))
                #expect(refusal.status == 403)
                let challenge = "error=\"insufficient_scope\", scope=\"\(right.rawValue)\""
                #expect(refusal.headers["WWW-Authenticate"]?.contains(challenge) == true)
            }
        }
    }

    @Test("Reading without a token is answered where that is configured, publishing never")
    func anonymousRead() throws {
        try withAccess(Self.writer, anonymousRead: true) { settings, _ in
            #expect(settings.access.refusal(of: head(nil), for: .read) == nil)
            #expect(settings.access.refusal(of: head(nil), for: .publish)?.status == 401)
        }
    }

    @Test("The monitoring port tells everybody whether the service is ready, and only readers why not and the metrics")
    func monitoring() throws {
        try withAccess("\(Self.writer)\nread \(Self.reader)") { settings, _ in
            let instruments = Instruments(service: "demo", settings)
            let server = MonitoringServer(instruments, settings)
            try server.start { _ in }
            defer { server.stop() }
            let client = try HTTPClient(port: try #require(server.port))
            let key = ["Authorization": "Bearer \(Self.reader)"]
            instruments.health.waiting("kafka", "no broker at b1:9092")
            let answers = try [[:], key].map { try client.request("GET", "/readyz", headers: $0) }
            #expect(answers.map(\.status) == [503, 503])
            #expect(answers.map { $0.text.contains("b1:9092") } == [false, true])
            #expect(answers[0].text == "{\"status\":\"not-ready\"}\n")
            instruments.health.failed("kafka", "no broker at b1:9092")
            #expect(try client.request("GET", "/healthz").text == "{\"status\":\"failed\"}\n")
            #expect(try client.request("GET", "/metrics").status == 401)
            let writers = ["Authorization": "Bearer \(Self.writer)"]
            #expect(try client.request("GET", "/metrics", headers: writers).status == 403)
            #expect(try client.request("GET", "/metrics", headers: key).text.contains("process_cpu_seconds_total"))
        }
    }

    @Test(
        "Changed tokens hold from the next look on; a file that cannot be used leaves those before, and health says so")
    func renewal() throws {
        try withAccess("read \(Self.reader)") { settings, path in
            let instruments = Instruments(service: "demo", settings)
            let file = try #require(settings.access.files.first)
            func write(_ text: String) throws { try Data(text.utf8).write(to: URL(filePath: path), options: .atomic) }
            func mayRead(_ token: String) -> Bool {
                settings.access.refusal(of: head("Bearer \(token)"), for: .read) == nil
            }
            file.look(instruments)
            #expect(mayRead(Self.reader) && instruments.health.warnings.isEmpty)
            try write("read another-token-to-read-with")
            file.look(instruments)
            #expect(!mayRead(Self.reader) && mayRead("another-token-to-read-with"))
            for spoil in [{ try write("read short") }, { try FileManager.default.removeItem(atPath: path) }] {
                try spoil()
                file.look(instruments)
                #expect(mayRead("another-token-to-read-with"))
                #expect(instruments.health.warnings.keys.sorted() == ["DEMO_TOKENS_FILE"])
                #expect(instruments.health.obstacles.isEmpty)
            }
            try write("read another-token-to-read-with")
            file.look(instruments)
            #expect(instruments.health.warnings.isEmpty)
        }
    }

    @Test("A token file that cannot be used is refused at the start by the setting's name")
    func unusable() throws {
        for (path, reason) in [("/nowhere/tokens", "No such file"), ("/dev/null", "no token")] {
            var configuration = Configuration(program: "demo", environment: ["DEMO_TOKENS_FILE": path])
            _ = ServiceSettings(&configuration, monitoringPort: 0)
            let error = try #require(throws: ConfigurationError.self) { try configuration.check() }
            #expect(error.problems.map(\.name) == ["DEMO_TOKENS_FILE"] && error.description.contains(reason))
        }
    }
}
