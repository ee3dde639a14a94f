import HTTP
import Synchronization
import Testing

@testable import WebClient

@Suite("The web client")
struct WebClientTests {
    private static func moved(_ location: String) -> Response {
        Response(status: 302, contentType: "text/plain", headers: ["location": location], body: [])
    }

    /// Runs `body` beside a small site on this machine.
    private func withSite(_ body: (String) throws -> Void) throws {
        let held = Mutex<[Responder]>([])
        let server = HTTPServer(
            address: "127.0.0.1", port: 0,
            routes: [
                .get("/page") {
                    Response(
                        status: 200, contentType: "text/html", headers: ["ETag": "\"7\""], body: Array("hello".utf8))
                },
                .get("/long") {
                    Response(status: 200, contentType: "text/plain", body: Array(repeating: 65, count: 2_000_000))
                },
                Route("GET", "/never") { _, responder in held.withLock { $0.append(responder) } },
                .get("/moved") { Self.moved("/page") },
                .get("/round") { Self.moved("/round") },
                .get("/away") { Self.moved("http://localhost:1/page") },
                .get("/file") { Self.moved("file:///etc/passwd") },
            ])
        try server.start()
        defer { server.stop(within: 0) }
        try body("http://127.0.0.1:\(try #require(server.port))")
    }

    private let local = WebClient(agent: "Test/1", allowedHosts: ["127.0.0.1"])

    @Test("brings status, headers and body, following redirects")
    func get() throws {
        try withSite { site in
            let page = try local.get(site + "/page")
            #expect(page.status == 200 && page.body == Array("hello".utf8))
            #expect(page.headers["etag"] == "\"7\"" && page.contentType == "text/html")
            let moved = try local.get(site + "/moved")
            #expect(moved.url == site + "/page")
            let missing = try local.get(site + "/missing")
            #expect(missing.status == 404)
        }
    }

    @Test("refuses a private network, by address and by name, and where a redirect leads there")
    func privateNetworks() throws {
        try withSite { site in
            let stranger = WebClient(agent: "Test/1")
            #expect(throws: WebError.privateAddress(host: "127.0.0.1")) { try stranger.get(site + "/page") }
            let byName = site.replacing("127.0.0.1", with: "localhost")
            #expect(throws: WebError.privateAddress(host: "localhost")) { try stranger.get(byName + "/page") }
            #expect(throws: WebError.privateAddress(host: "localhost")) { try local.get(site + "/away") }
        }
    }

    @Test("goes round no more often than the limit, and to no other scheme")
    func redirects() throws {
        try withSite { site in
            #expect(throws: WebError.tooManyRedirects(5)) { try local.get(site + "/round") }
            #expect(throws: WebError.self) { try local.get(site + "/file") }
        }
    }

    @Test("may go one step at a time, and be given up while nothing comes")
    func steps() throws {
        try withSite { site in
            let step = try local.step(WebAddress(site + "/moved"))
            #expect(step.status == 302 && step.redirect == site + "/page")
            let start = ContinuousClock.now
            #expect(throws: WebError.cancelled) {
                try local.step(WebAddress(site + "/never")) { ContinuousClock.now - start > .milliseconds(100) }
            }
        }
    }

    @Test("stops reading at the size limit")
    func size() throws {
        try withSite { site in
            var limits = WebLimits()
            limits.bodyBytes = 2_000_000
            let exact = WebClient(agent: "Test/1", limits: limits, allowedHosts: ["127.0.0.1"])
            let whole = try exact.get(site + "/long")
            #expect(whole.body.count == 2_000_000)
            limits.bodyBytes = 1_999_999
            let less = WebClient(agent: "Test/1", limits: limits, allowedHosts: ["127.0.0.1"])
            #expect(throws: WebError.tooLarge(1_999_999)) { try less.get(site + "/long") }
        }
    }

    @Test(
        "says what is wrong with an address",
        arguments: ["", "page", "ftp://example.org/", "file:///etc/passwd", "javascript:x"])
    func addresses(text: String) {
        #expect(throws: WebError.badAddress(text)) { try WebAddress(text) }
    }

    @Test("takes an address apart")
    func parts() throws {
        let address = try WebAddress("HTTPS://Example.org:8443/a/b?x=1#top")
        #expect(
            address.origin == "https://example.org:8443" && address.path == "/a/b?x=1" && address.host == "example.org")
        #expect(try WebAddress("http://example.org").path == "/")
        #expect(try WebAddress("../c?d", base: "https://example.org/a/b/x").text == "https://example.org/a/c?d")
        #expect(try WebAddress("http://other.org/", base: "https://example.org/").host == "other.org")
    }
}
