import Service
import Testing

@testable import dateline

@Suite("Asking for health")
struct HealthTests {
    @Test("The parts of a URL are read, with their defaults")
    func address() throws {
        let full = try HTTPAddress("http://127.0.0.1:9102/readyz?x=1")
        #expect((full.host, full.port, full.path) == ("127.0.0.1", "9102", "/readyz?x=1"))
        let short = try HTTPAddress("http://[::1]")
        #expect((short.host, short.port, short.path) == ("::1", "80", "/"))
    }

    @Test(
        "What is no plain http URL is refused",
        arguments: ["", "localhost:9102", "https://x/", "http://", "http://a b/"])
    func refused(url: String) {
        #expect(throws: UsageError.self) { try HTTPAddress(url) }
    }

    @Test("Status and body of a reply are read")
    func reply() {
        let answer = HTTPGet.Answer(reply: "HTTP/1.1 503 Service Unavailable\r\nA: b\r\n\r\n{\"status\":\"no\"}")
        #expect(answer == HTTPGet.Answer(status: 503, body: "{\"status\":\"no\"}"))
        #expect(HTTPGet.Answer(reply: "HTTP/1.0 204 No Content\r\n\r\n")?.body == "")
        #expect(HTTPGet.Answer(reply: "SSH-2.0-OpenSSH") == nil)
        #expect(HTTPGet.Answer(reply: "") == nil)
    }
}
