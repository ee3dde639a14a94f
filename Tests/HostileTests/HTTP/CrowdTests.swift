import Glibc
import HTTP
import HTTPClient
import Synchronization
import Testing

/// Clients that hold connections and ask for nothing, or take nothing.
@Suite("Among clients that hold their connections", .serialized, .timeLimit(.minutes(60)))
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
        #expect(try HTTPClient(port: port).request("GET", "/hello").text == "hello")
    }

    @Test("ten thousand, each with half a head, others are served, in bounded memory", .enabled(if: hasRoom))
    func tenThousand() throws {
        try withServer(HTTPLimits()) { port in
            let before = Memory.resident
            var crowd: [HTTPClient] = []
            for number in 1...10_000 {
                let client = try HTTPClient(port: port)
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
        limits.requestSeconds = 3600
        limits.idleSeconds = 3600
        try withServer(limits) { port in
            let before = Memory.resident
            let crowd = try (0..<4900).map { _ in
                let client = try HTTPClient(port: port)
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
        let held = Mutex<[Responder]>([])
        let slow = Route("GET", "/slow") { _, responder in held.withLock { $0.append(responder) } }
        try withServer(limits, [slow]) { port in
            let asking = try HTTPClient(port: port)
            try asking.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
            while held.withLock({ $0.isEmpty }) { usleep(1000) }
            let idle = try (0..<12).map { _ in
                defer { usleep(5000) }
                return try HTTPClient(port: port)
            }
            #expect(idle[0].isClosed())
            held.withLock { $0.removeFirst() }.respond(.text(200, "slow"))
            #expect(try asking.answer().text == "slow")
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
            #expect(throws: HTTPClient.Failure.self) {
                for _ in 0..<900 {
                    try dripping.send("a")
                    usleep(300_000)
                }
            }
            // More time than the answer was given; what the system holds of it is all that comes. A busy server may need more.
            #expect(try [2, 20, 200].contains { try !isAnswered(port, after: $0) })
            try expectService(port)
        }
    }

    /// Whether a client gets all of the large answer that reads nothing for some seconds.
    private func isAnswered(_ port: Int, after seconds: UInt32) throws -> Bool {
        let reading = try HTTPClient(port: port)
        try reading.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n")
        sleep(seconds)
        return (try? reading.answer()) != nil
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
