import Fuzzing
import HTTPClient
import Testing

@testable import ingest

/// Requests that are wrong on purpose, each on a connection of its own before the HTTP API.
@Suite("The HTTP API", .timeLimit(.minutes(60)))
struct BrokenRequestTests {
    private static let post = "POST /v1/articles HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n"
    private static let hidden = "GET /v1/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n"

    /// The statuses of all that is answered to `bytes`, and whether the server closed the connection.
    private func statuses(_ api: LoneAPI, _ text: String) throws -> [Int] {
        let answers = String(decoding: try api.exchange(Array(text.utf8)), as: UTF8.self)
        return answers.split(separator: "HTTP/1.", omittingEmptySubsequences: false).dropFirst()
            .compactMap { Int($0.dropFirst(2).prefix(3)) }
    }

    @Test("answers a request of two readings 400 and reads nothing behind it")
    func smuggling() throws {
        let two = "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello"
        let chunks = "\r\n5\r\nhello\r\n0\r\n\r\n"
        let heads = [
            "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n" + chunks,
            "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n" + chunks, two,
            "Content-Length: 5, 5\r\n\r\nhello",
            "Content-Length : 5\r\n\r\nhello", "Content-Length: +5\r\n\r\nhello", "Content-Length: 0x5\r\n\r\nhello",
            "Content-Length: -1\r\n\r\nhello", "X: a\rContent-Length: 42\r\n\r\n",
            "X\u{b}: x\r\n\r\n", "Transfer-Encoding: gzip, chunked\r\n" + chunks,
            "Transfer-Encoding: xchunked\r\n" + chunks, "Transfer-Encoding: identity\r\nContent-Length: 5\r\n\r\nhello",
            "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n" + chunks, "Host: y\r\n\r\n",
        ]
        try LoneAPI.with { (api) throws in
            for head in heads {
                // Of its own accord libmicrohttpd says it twice.
                #expect(try Set(statuses(api, Self.post + head + Self.hidden)) == [400], "\(head.debugDescription)")
            }
            let old = Self.post.replacing("HTTP/1.1", with: "HTTP/1.0") + "Transfer-Encoding: chunked\r\n" + chunks
            #expect(try statuses(api, old + Self.hidden) == [400])
            #expect(try Set(statuses(api, "GET /v1/openapi.json HTTP/1.1\r\n\r\n")) == [400])
            #expect(try statuses(api, "G\rET /v1/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n" + Self.hidden).first == 400)
            #expect(
                try statuses(api, Self.post + "Transfer-Encoding: Chunked\r\n" + chunks + Self.hidden) == [202, 200])
            #expect(try api.isServing())
        }
    }

    @Test("refuses chunks whose size is no size, and reads nothing behind them")
    func chunks() throws {
        let bodies = [
            "-5\r\nhello\r\n0\r\n\r\n", "0x5\r\nhello\r\n0\r\n\r\n", "ffffffffffffffffff\r\nhello\r\n0\r\n\r\n",
            "5\r\nhelloXX\r\n0\r\n\r\n", "\r\n\r\n", "g\r\n\r\n", "7fffffffffffffff\r\nx",
            "5;a=" + String(repeating: "b", count: 100_000) + "\r\nhello\r\n0\r\n\r\n",
            "5\r\nhello\r\n0\r\n" + String(repeating: "X: y\r\n", count: 20_000) + "\r\n",
        ]
        try LoneAPI.with { (api) throws in
            for body in bodies {
                let got = try statuses(api, Self.post + "Transfer-Encoding: chunked\r\n\r\n" + body + Self.hidden)
                #expect(got.count <= 1 && got.allSatisfy { $0 >= 400 }, "\(body.prefix(40).debugDescription): \(got)")
            }
            // What a trailer says is not taken for a header.
            let trailed = "5\r\nhello\r\n0\r\nContent-Length: 42\r\nContent-Type: image/png\r\n\r\n"
            #expect(
                try statuses(api, Self.post + "Transfer-Encoding: chunked\r\n\r\n" + trailed + Self.hidden) == [
                    202, 200,
                ])
            #expect(try api.isServing())
        }
    }

    @Test("ends chunks without end at the limit, in bounded memory")
    func endlessChunks() throws {
        try LoneAPI.with { (api) throws in
            let before = Memory.resident
            let client = try HTTPClient(port: api.port)
            try client.send(Self.post + "Transfer-Encoding: chunked\r\n\r\n")
            let chunk = Array(("100000\r\n" + String(repeating: "a", count: 1 << 20) + "\r\n").utf8)
            var sent = 0
            while sent < 1000, (try? client.send(chunk)) != nil { sent += 1 }
            #expect(sent < 1000)
            #expect(Memory.resident - before < 200_000_000)
            #expect(try api.isServing())
        }
    }

    @Test("has nothing at a path that is written in a roundabout way, and nothing behind a NUL")
    func paths() throws {
        let missing = [
            "/v1/../v1/openapi.json", "/v1/%2e%2e/v1/openapi.json", "//v1/openapi.json", "/v1//openapi.json",
            "/v1/openapi.json/", "/v1/openapi.json%00", "/v1/openapi.json%00.html", "/v1%2fopenapi.json%2f", "/%",
            "/..%c0%af../etc/passwd", "/v1\\openapi.json", "*", "http://x", "http:///v1//openapi.json",
            "/v1/openapi.json;a",
        ]
        try LoneAPI.with { (api) throws in
            for path in missing {
                #expect(try statuses(api, "GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n") == [404], "\(path)")
            }
            for path in [
                "/v1/openapi.json", "http://x/v1/openapi.json", "https://x:1/v1/openapi.json?a=%00",
                "/v1/openapi%2ejson",
            ] {
                #expect(try statuses(api, "GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n") == [200], "\(path)")
            }
        }
    }

    @Test("refuses what is too long, or another protocol, and closes the connection")
    func oversize() throws {
        let long = String(repeating: "y", count: 40_000)
        let requests = [
            "GET /\(long) HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nX: \(long)\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\n" + String(repeating: "X: y\r\n", count: 5000) + "\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/3.7\r\nHost: x\r\n\r\n",
        ]
        try LoneAPI.with { (api) throws in
            for request in requests {
                let got = try statuses(api, request)
                #expect(
                    got.count == 1 && got.allSatisfy { $0 >= 400 }, "\(request.prefix(30).debugDescription): \(got)")
            }
        }
    }

    @Test("answers a hundred requests that come in one piece, in order")
    func pipelining() throws {
        try LoneAPI.with { (api) throws in
            let one = Self.post + "Content-Length: 6\r\n\r\nWords." + Self.hidden
            let got = try statuses(api, String(repeating: one, count: 50))
            #expect(got == Array(repeatElement([202, 200], count: 50).joined()))
        }
    }
}
