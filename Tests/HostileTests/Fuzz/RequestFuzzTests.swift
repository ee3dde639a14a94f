import Fuzzing
import Testing

@testable import ingest

@Suite("Whatever bytes come to the HTTP API", .serialized, .timeLimit(.minutes(240)))
struct RequestFuzzTests {
    private static let scraps = [
        "\r\n", "\r\n\r\n", "GET ", "POST ", " HTTP/1.1\r\n", " HTTP/1.0\r\n", "/v1/articles", "/v1/openapi.json",
        "%00",
        "%2e%2e/", "//", "?", "#", "Host: x\r\n", "Content-Length: ", "Transfer-Encoding: chunked\r\n", "0\r\n\r\n",
        "5\r\nabcde\r\n", "Expect: 100-continue\r\n", "Connection: close\r\n",
        "Connection: Upgrade\r\nUpgrade: h2c\r\n",
        "Content-Type: application/json\r\n", "Content-Type: application/x-ndjson\r\n", "{\"text\":\"x\"}\n", ";a=b",
        "ffffffffffffffff\r\n", "-1\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\u{16}\u{3}\u{1}", " \t", "Cookie: ",
    ]

    private static let internalError = Array("\"error\":\"internal\"".utf8)

    @Test("each is answered in HTTP and its connection closed, and who asks rightly is served")
    func requests() throws {
        try LoneAPI.with { (api) throws in
            var count = 0
            try Way.fuzz("http", scraps: Self.scraps) { bytes in
                let answers = try api.exchange(bytes, patience: 200)
                try Way.demand(answers.isEmpty || answers.starts(with: "HTTP/1.".utf8), "an answer that is none")
                try Way.demand(answers.firstRange(of: Self.internalError) == nil, "an internal error")
                count += 1
                guard count % 200 == 1 else { return }
                try Way.demand(try api.isServing(), "nobody is served any more")
            }
        }
    }
}
