import Dispatch
import Glibc
import HTTP
import HTTPClient
import Testing

/// Clients that hold connections and ask for nothing, or take nothing.
@Suite("Among clients that hold their connections", .serialized, .timeLimit(.minutes(10)))
struct CrowdTests {
    /// Whether the system lets a process have both ends of ten thousand connections.
    private static let hasRoom: Bool = {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        limit.rlim_cur = limit.rlim_max
        return setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 && limit.rlim_max >= 12_000
    }()

    private static let hello = Route.get("/hello") { .text(200, "hello") }

    private func withServer(_ limits: HTTPLimits, _ routes: [Route] = [], _ body: (Int) throws -> Void) throws {
        let server = HTTPServer(
            address: "127.0.0.1", port: 0, limits: limits,
            routes: routes + [Self.hello])
        try server.start()
        defer { server.stop(within: 0) }
        try body(try #require(server.port))
    }

    private func expectService(_ port: Int) throws {
        #expect(try HTTPClient(port: port, seconds: 60).request("GET", "/hello").text == "hello")
    }

    @Test("ten thousand, each with half a head, others are served, in bounded memory", .enabled(if: hasRoom))
    func tenThousand() throws {
        try withServer(HTTPLimits()) { port in
            let before = Memory.resident
            var crowd: [HTTPClient] = []
            for number in 1...10_000 {
                let client = try HTTPClient(port: port, seconds: 60)
                try? client.send("POST /hello HTTP/1.1\r\nHost: x\r\nX-")
                crowd.append(client)
                if number % 1000 == 0 { try expectService(port) }
            }
            #expect(Memory.resident - before < 100_000_000)
            try expectService(port)
            crowd = []
            try expectService(port)
        }
    }

    @Test(
        "of whom as many are allowed, nobody is closed, and the memory is a few kilobytes each", .enabled(if: hasRoom))
    func manyAllowed() throws {
        var limits = HTTPLimits()
        limits.connections = 5000
        try withServer(limits) { port in
            let before = Memory.resident
            let crowd = try (0..<4900).map { _ in
                let client = try HTTPClient(port: port, seconds: 60)
                try client.send("GET /hello HTTP/1.1\r\nHost: x\r\n")
                return client
            }
            try expectService(port)
            #expect(Memory.resident - before < 200_000_000)
            for client in crowd {
                try client.send("\r\n")
                #expect(try client.answer().text == "hello")
            }
        }
    }

    @Test("at the limit, the one that has waited longest makes room, and none that is being answered")
    func room() throws {
        var limits = HTTPLimits()
        limits.connections = 4
        let slow = Route("GET", "/slow") { _, responder in
            DispatchQueue.global().asyncAfter(deadline: .now() + 1) { responder.respond(.text(200, "slow")) }
        }
        try withServer(limits, [slow]) { port in
            let asking = try HTTPClient(port: port)
            try asking.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
            usleep(200_000)
            let idle = try (0..<12).map { _ in
                defer { usleep(5000) }
                return try HTTPClient(port: port)
            }
            #expect(try asking.answer().text == "slow")
            #expect(idle[0].isClosed())
            try idle[11].send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try idle[11].answer().text == "hello")
        }
    }

    @Test("who sends a body without end, a byte at a time, is cut off; so is who takes no answer")
    func drips() throws {
        var limits = HTTPLimits()
        limits.requestSeconds = 1
        limits.answerBytesPerSecond = 50_000_000
        let large = Route.get("/large") {
            Response(status: 200, contentType: "text/plain", body: Array(repeating: 65, count: 30_000_000))
        }
        let taking = Route("POST", "/take", maximumBody: 1000) { $1.respond(.text(200, "taken")) }
        try withServer(limits, [large, taking]) { port in
            let dripping = try HTTPClient(port: port)
            try dripping.send("POST /take HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n")
            let reading = try HTTPClient(port: port)
            try reading.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(throws: HTTPClient.Failure.self) {
                for _ in 0..<1000 {
                    try dripping.send("a")
                    usleep(50_000)
                }
            }
            // More time than the answer was given; what the system holds of it is all that comes.
            usleep(2_000_000)
            #expect(throws: HTTPClient.Failure.self) { _ = try reading.answer() }
            try expectService(port)
        }
    }

    @Test("who leaves with a request half sent, or half closed, or reset, leaves nothing behind")
    func leavers() throws {
        var limits = HTTPLimits()
        limits.connections = 50
        limits.requestSeconds = 2
        let before = Memory.resident
        try withServer(limits) { port in
            for number in 0..<2000 {
                let client = try HTTPClient(port: port)
                try client.send(
                    number.isMultiple(of: 2) ? "GET /hel" : "POST /hello HTTP/1.1\r\nContent-Length: 10\r\n\r\nab")
                if number.isMultiple(of: 3) { client.endSending() }
            }
            try expectService(port)
        }
        #expect(Memory.resident - before < 100_000_000)
    }
}
