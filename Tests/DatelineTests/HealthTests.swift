import HTTP
import HTTPClient
import Service
import Testing
import WebClient

@testable import dateline

@Suite("Asking for health", .timeLimit(.minutes(10)))
struct HealthTests {
    private static let routes = [
        Route.get("/healthz") { .text(200, "fine") }, .get("/readyz") { .text(503, "no broker") },
    ]

    private func withServer(_ credentials: TLSCredentials? = nil, _ test: (Int) throws -> Void) throws {
        let server = HTTPServer(address: "127.0.0.1", port: 0, credentials: credentials, routes: Self.routes)
        try server.start()
        defer { server.stop(within: 0) }
        try test(try #require(server.port))
    }

    @Test(
        "What is no http or https URL is refused",
        arguments: ["", "localhost:9102", "ftp://x/", "http://", "http://a b/", "/readyz"])
    func refused(url: String) {
        #expect(throws: UsageError.self) { try HealthProbe(url) }
    }

    @Test("Status and body are told, whatever the status; who does not answer is said")
    func plain() throws {
        try withServer { port in
            let alive = try HealthProbe("http://127.0.0.1:\(port)/healthz").answer()
            #expect(alive.status == 200 && alive.body == Array("fine".utf8))
            let unready = try HealthProbe("http://localhost:\(port)/readyz").answer()
            #expect(unready.status == 503 && unready.body == Array("no broker".utf8))
            let encrypted = try HealthProbe("https://127.0.0.1:\(port)/healthz")
            #expect(throws: WebError.self) { try encrypted.answer() }
        }
        let nobody = try HealthProbe("http://127.0.0.1:1/healthz")
        #expect(throws: WebError.self) { try nobody.answer() }
    }

    @Test("https is answered to who trusts the authority, or nobody; not to who knows others only")
    func encrypted() throws {
        try Authority.withFolder { folder in
            let (ours, other) = try (Authority("ours", in: folder), Authority("other", in: folder))
            let files = try ours.issue("server")
            let credentials = try TLSCredentials(
                certificate: WholeFile.read(files.certificate), key: WholeFile.read(files.key))
            try withServer(credentials) { port in
                let url = "https://127.0.0.1:\(port)/healthz"
                for trust in [WebTrust.authorities(file: ours.certificate), .unchecked] {
                    let answer = try HealthProbe(url, trust: trust).answer()
                    #expect(answer.status == 200)
                }
                for trust in [WebTrust.system, .authorities(file: other.certificate), .authorities(file: "/none")] {
                    let probe = try HealthProbe(url, trust: trust)
                    #expect(throws: WebError.self) { try probe.answer() }
                }
            }
        }
    }
}
