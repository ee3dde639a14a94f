import Foundation
import HTTPClient
import Service
import Testing

@testable import ingest

@Suite("Who may use the API", .enabled(if: Broker.isThere), .timeLimit(.minutes(60)))
struct AccessTests {
    private static let (writer, reader) = ("a-token-to-publish-with", "a-token-to-read-with")

    private func bearer(_ token: String) -> [String: String] { ["Authorization": "Bearer \(token)"] }

    @Test("Where there are tokens, publishing and reading each need their own; changed ones hold without a restart")
    func tokens() throws {
        try Authority.withFolder { folder in
            let file = folder.appending(path: "tokens")
            try Data("publish \(Self.writer)\nread \(Self.reader)\n".utf8).write(to: file)
            try RunningIngest.with(["INGEST_TOKENS_FILE": file.path]) { ingest in
                let client = try ingest.client()
                func post(_ headers: [String: String]) throws -> HTTPClient.Answer {
                    try client.post("{\"text\": \"x\"}", headers: headers)
                }
                let published = try [[:], bearer(Self.reader), bearer(Self.writer)].map { try post($0).status }
                #expect(published == [401, 403, 202])
                #expect(try post([:]).headers["www-authenticate"] == "Bearer realm=\"dateline\"")
                let description = try [[:], bearer(Self.writer), bearer(Self.reader)].map {
                    try client.request("GET", "/v1/openapi.json", headers: $0).status
                }
                #expect(description == [401, 403, 200])
                #expect(try ingest.monitor().request("GET", "/metrics").status == 401)
                try Data("publish a-token-of-tomorrow".utf8).write(to: file, options: .atomic)
                try ingest.until { try post(bearer("a-token-of-tomorrow")).status == 202 }
                #expect(try post(bearer(Self.writer)).status == 401)
            }
        }
    }

    @Test("Without a file of tokens everybody may do both")
    func open() throws {
        try RunningIngest.with { ingest in
            let answers = try [
                ingest.post("{\"text\": \"x\"}"), ingest.client().request("GET", "/v1/openapi.json"),
                ingest.monitor().request("GET", "/metrics"),
            ]
            #expect(answers.map(\.status) == [202, 200, 200])
        }
    }

    @Test("The API speaks TLS, follows a renewed certificate, and keeps the old one beside a wrong one")
    func tls() throws {
        try Authority.withFolder { folder in
            let (first, second) = try (Authority("first", in: folder), Authority("second", in: folder))
            let (files, next) = try (first.issue("server"), second.issue("next"))
            try RunningIngest.with([
                "INGEST_TLS_CERTIFICATE_FILE": files.certificate, "INGEST_TLS_KEY_FILE": files.key,
            ]) { ingest in
                func post(_ authority: Authority) throws -> Int {
                    try HTTPClient(tls: ingest.apiPort, authority: authority.certificate)
                        .post("{\"text\": \"x\"}").status
                }
                func replace(_ file: String, by other: String) throws {
                    let bytes = try Data(contentsOf: URL(filePath: other))
                    try bytes.write(to: URL(filePath: file), options: .atomic)
                }
                #expect(try post(first) == 202)
                // The new certificate with the old key: for as long as that lasts, nothing changes.
                try replace(files.certificate, by: next.certificate)
                try ingest.until { !ingest.instruments.health.warnings.isEmpty }
                let ready = try ingest.monitor().request("GET", "/readyz")
                #expect(ready.status == 200 && ready.text.contains("the key is not the certificate's"))
                #expect(try post(first) == 202)
                try replace(files.key, by: next.key)
                try ingest.until { ingest.instruments.health.warnings.isEmpty }
                #expect(try post(second) == 202)
                #expect(throws: HTTPClient.Failure.self) { _ = try post(first) }
                #expect(ingest.metric("dateline_certificate_end_time_seconds") > Int(Date().timeIntervalSince1970))
            }
        }
    }

    @Test("A certificate that cannot be used, or one of the two settings alone, is refused at the start")
    func wrongFiles() throws {
        try Authority.withFolder { folder in
            let authority = try Authority("ours", in: folder)
            let (one, other) = try (authority.issue("one"), authority.issue("other"))
            let (certificate, key) = ("INGEST_TLS_CERTIFICATE_FILE", "INGEST_TLS_KEY_FILE")
            for (environment, name, reason) in [
                ([certificate: one.certificate], key, "together"), ([key: one.key], certificate, "together"),
                ([certificate: one.certificate, key: other.key], certificate, "not the certificate's"),
                ([certificate: "/nowhere", key: one.key], certificate, "No such file"),
            ] {
                var configuration = Configuration(program: "ingest", environment: environment)
                _ = IngestSettings(&configuration)
                let error = try #require(throws: ConfigurationError.self) { try configuration.check() }
                #expect(error.problems.map(\.name) == [name] && error.description.contains(reason))
            }
        }
    }
}
