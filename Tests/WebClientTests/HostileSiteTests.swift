import Foundation
import Glibc
import HTTP
import Synchronization
import Testing

@testable import WebClient

/// Sites that would have the client fetch what they must not see, or more than it can hold.
@Suite("The web client before a hostile site", .timeLimit(.minutes(60)))
struct HostileSiteTests {
    /// Thirty million zeros, by gzip and once more by gzip.
    private static let bomb = """
        H4sIAAAAAAACA+3dMU7CcBQH4JbWhJiAdXBigIFDdCHBxDA76Gw8AGewiWFicWDwAs5M7BAd9ATiYOIBjIMxToRiewrz5/umN//G
        X17e606bUaWRfK7i+G8o7rbzr+ZhBAAAAASueLtNqjIg6pWvo/NLAAAAIHTXR+20LgU2V51TcQAAAEDwJoM8qzcEvm/GqTgAAAAg
        eCe/H8O6C3guF8cX8gAAAIDgrR0MAAAAgL3iYAAAAADsl4dB3q+6gOynXLy3fFb4X5YH90+zs+LxJd4BfubvEghyAAA=
        """

    private let local = WebClient(agent: "Test/1", allowedHosts: ["127.0.0.1"])

    private func compressed(_ path: String, _ body: [UInt8], _ encoding: String) -> Route {
        .get(path) {
            Response(status: 200, contentType: "text/html", headers: ["Content-Encoding": encoding], body: body)
        }
    }

    /// Runs `body` beside a site on all of this machine's addresses; it gets the port, and what was asked for.
    private func withSite(_ routes: [Route], _ body: (Int, () -> Int) throws -> Void) throws {
        let count = Mutex(0)
        let counted = Route.get("/secret") {
            count.withLock { $0 += 1 }
            return .text(200, "secret")
        }
        let server = HTTPServer(address: "::", port: 0, routes: routes + [counted])
        try server.start()
        defer { server.stop(within: 0) }
        try body(try #require(server.port)) { count.withLock { $0 } }
    }

    @Test("does not get a private address, however it is written, directly or by a redirect")
    func spellings() throws {
        let hosts = [
            "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "127.0.1", "0", "0.0.0.0", "017700000001", "127.0.0.1.",
            "localhost", "LOCALHOST.", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:0:0:1]",
            "user@127.0.0.2", "127.0.0.2%2f@example.org", "%31%32%37.0.0.2", "１２７.0.0.2", "127。0。0。2", "①②⑦.0.0.2",
        ]
        let target = Mutex("")
        let away = Route.get("/away") {
            Response(status: 302, contentType: "text/plain", headers: ["Location": target.withLock { $0 }], body: [])
        }
        try withSite([away]) { port, asked in
            let stranger = WebClient(agent: "Test/1")
            for host in hosts {
                let url = "http://\(host):\(port)/secret"
                #expect(throws: WebError.self, "\(host)") { try stranger.get(url) }
                target.withLock { $0 = url }
                // The numbers that mean 127.0.0.1 are that, and allowed by name.
                guard let address = try? WebAddress(url), address.host != "127.0.0.1" else { continue }
                #expect(throws: WebError.self, "\(host)") { try local.get("http://127.0.0.1:\(port)/away") }
            }
            #expect(asked() == 0)
        }
    }

    @Test("does not unpack a bomb beyond its limit, nor a nest of them")
    func bombs() throws {
        let twice = Array(try #require(Data(base64Encoded: Self.bomb, options: .ignoreUnknownCharacters)))
        let routes = [
            compressed("/twice", twice, "gzip, gzip"), compressed("/once", twice, "gzip"),
            compressed("/many", twice, Array(repeating: "gzip", count: 50).joined(separator: ", ")),
            compressed("/broken", twice.prefix(100) + [0xFF, 0xFF, 0xFF], "gzip"),
        ]
        try withSite(routes) { port, _ in
            let site = "http://127.0.0.1:\(port)"
            let before = peak()
            #expect(throws: WebError.tooLarge(10_000_000)) { try local.get(site + "/twice") }
            let once = try local.get(site + "/once")
            #expect(once.body.count < 100_000)
            #expect(throws: WebError.self) { try local.get(site + "/many") }
            #expect((try? local.get(site + "/broken"))?.body.count ?? 0 < 100_000)
            #expect(peak() - before < 100_000)
        }
    }

    /// Kilobytes.
    private func peak() -> Int {
        var usage = rusage()
        getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss
    }

    @Test("does not keep headers without bound")
    func headers() throws {
        let many = Dictionary(uniqueKeysWithValues: (0..<300).map { ("X-\($0)", String(repeating: "y", count: 900)) })
        let large = Route.get("/large") { Response(status: 200, contentType: "text/html", headers: many, body: []) }
        try withSite([large]) { port, _ in
            guard let response = try? local.get("http://127.0.0.1:\(port)/large") else { return }
            #expect(response.headers.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count } <= 65_536)
        }
    }
}
