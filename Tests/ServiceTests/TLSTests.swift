import Foundation
import HTTP
import HTTPClient
import Service
import Synchronization
import Testing

@Suite("HTTP over TLS", .timeLimit(.minutes(60)))
struct TLSTests {
    private func credentials(_ files: Authority.Files) throws -> TLSCredentials {
        try TLSCredentials(certificate: WholeFile.read(files.certificate), key: WholeFile.read(files.key))
    }

    private func withServer(
        _ credentials: TLSCredentials, _ routes: [Route] = [.get("/x") { .text(200, "hello") }],
        _ test: (HTTPServer, Int) throws -> Void
    ) throws {
        let server = HTTPServer(address: "127.0.0.1", port: 0, credentials: credentials, routes: routes)
        try server.start()
        defer { server.stop(within: 0) }
        try test(server, try #require(server.port))
    }

    @Test("Who trusts the authority is answered; who trusts another, or speaks no TLS or an old one, is not")
    func trust() throws {
        try Authority.withFolder { folder in
            let (ours, other) = try (Authority("ours", in: folder), Authority("other", in: folder))
            try withServer(credentials(ours.issue("server"))) { _, port in
                let client = try HTTPClient(tls: port, authority: ours.certificate)
                for _ in 0..<3 { #expect(try client.request("GET", "/x").text == "hello") }
                for refused in [
                    try HTTPClient(tls: port, authority: other.certificate), try HTTPClient(port: port),
                    try HTTPClient(tls: port, authority: ours.certificate, options: ["-tls1_1"]),
                ] {
                    #expect(throws: HTTPClient.Failure.self) { try refused.request("GET", "/x") }
                }
                let older = try HTTPClient(tls: port, authority: ours.certificate, options: ["-tls1_2"])
                #expect(try older.request("GET", "/x").text == "hello")
            }
        }
    }

    @Test("Many bodies of a megabyte come whole over several connections")
    func bodies() throws {
        try Authority.withFolder { folder in
            let authority = try Authority("ours", in: folder)
            let echo = Route("POST", "/echo", maximumBody: 2_000_000) { request, responder in
                responder.respond(Response(status: 200, contentType: "text/plain", body: request.body))
            }
            try withServer(credentials(authority.issue("server")), [echo]) { _, port in
                let clients = try (0..<4).map { _ in try HTTPClient(tls: port, authority: authority.certificate) }
                let body = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
                for client in clients {
                    for _ in 0..<3 { #expect(try client.request("POST", "/echo", body: body).body == body) }
                }
            }
        }
    }

    @Test("A renewed certificate is shown to new clients, while those before it are answered and then let go")
    func renewal() throws {
        try Authority.withFolder { folder in
            let (first, second) = try (Authority("first", in: folder), Authority("second", in: folder))
            let held = Mutex<[Responder]>([])
            let later = Route("GET", "/later") { _, responder in held.withLock { $0.append(responder) } }
            try withServer(
                credentials(first.issue("one")), [later, .get("/x") { .text(200, "hello") }]
            ) { server, port in
                let (idle, waiting) = try (
                    HTTPClient(tls: port, authority: first.certificate),
                    HTTPClient(tls: port, authority: first.certificate)
                )
                #expect(try idle.request("GET", "/x").headers["connection"] != "close")
                try waiting.send("GET /later HTTP/1.1\r\nHost: x\r\n\r\n")
                while held.withLock({ $0.isEmpty }) { usleep(1000) }

                try server.renew(credentials(second.issue("two")))
                let new = try HTTPClient(tls: port, authority: second.certificate)
                #expect(try new.request("GET", "/x").text == "hello")
                let old = try HTTPClient(tls: port, authority: first.certificate)
                #expect(throws: HTTPClient.Failure.self) { try old.request("GET", "/x") }

                held.withLock { $0.removeFirst() }.respond(.text(200, "in time"))
                #expect(try waiting.answer().text == "in time")
                let last = try idle.request("GET", "/x")
                #expect(last.text == "hello" && last.headers["connection"]?.lowercased() == "close")
                #expect(idle.isClosed() && waiting.isClosed())
                #expect(try new.request("GET", "/x").headers["connection"] != "close")
            }
        }
    }

    @Test("Ten renewals under load lose no answer")
    func renewalsUnderLoad() throws {
        try Authority.withFolder { folder in
            let authority = try Authority("ours", in: folder)
            let all = try (0..<2).map { try credentials(authority.issue("server\($0)")) }
            try withServer(all[0]) { server, port in
                let isDone = Atomic(false)
                let answers = Atomic(0)
                let hasFailed = Atomic(false)
                let ended = DispatchSemaphore(value: 0)
                let problems = Mutex<[String]>([])
                Thread.detachNewThread {
                    for round in 1...10 {
                        let before = answers.load(ordering: .relaxed)
                        do { try server.renew(all[round % 2]) } catch { problems.withLock { $0.append("\(error)") } }
                        while answers.load(ordering: .relaxed) < before + 3, !hasFailed.load(ordering: .relaxed) {
                            usleep(1000)
                        }
                    }
                    isDone.store(true, ordering: .releasing)
                    ended.signal()
                }
                defer { hasFailed.store(true, ordering: .relaxed) }
                while !isDone.load(ordering: .acquiring) {
                    let client = try HTTPClient(tls: port, authority: authority.certificate)
                    var isLast = false
                    while !isLast, !isDone.load(ordering: .acquiring) {
                        let answer = try client.request("GET", "/x")
                        #expect(answer.text == "hello")
                        isLast = answer.headers["connection"]?.lowercased() == "close"
                        answers.add(1, ordering: .relaxed)
                    }
                }
                ended.wait()
                #expect(problems.withLock { $0 } == [])
            }
        }
    }

    @Test("What is no certificate, no key, an encrypted one or another's is told as such, and not quoted")
    func unusable() throws {
        try Authority.withFolder { folder in
            let authority = try Authority("ours", in: folder)
            let (one, other) = try (authority.issue("one"), authority.issue("other"))
            let encrypted = folder.path + "/encrypted.key"
            try Authority.openssl(["ec", "-in", one.key, "-out", encrypted, "-aes128", "-passout", "pass:hush"])
            let nothing = folder.path + "/nothing"
            try Data("hush".utf8).write(to: URL(filePath: nothing))
            for (certificate, key, reason) in [
                (nothing, one.key, "no certificate"), (one.certificate, nothing, "no key"),
                (one.certificate, encrypted, "encrypted"), (one.certificate, other.key, "not the certificate's"),
            ] {
                let error = try #require(throws: TLSError.self) {
                    try credentials(Authority.Files(certificate: certificate, key: key))
                }
                #expect(error.description.contains(reason) && !error.description.contains("hush"))
            }
            #expect(try credentials(one).end > Int(Date().timeIntervalSince1970) + 86_400)
        }
    }
}
