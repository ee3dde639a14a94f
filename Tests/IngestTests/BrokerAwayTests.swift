import HTTPClient
import Testing

@testable import ingest

@Suite("Without a broker", .timeLimit(.minutes(60)))
struct BrokerAwayTests {
    @Test("The service starts, says what it waits for, answers 503 with a time to come again, and stops in order")
    func away() throws {
        try RunningIngest.with(["KAFKA_BOOTSTRAP_SERVERS": "127.0.0.1:9"], untilReady: false) { ingest in
            let client = try ingest.client()
            for (body, type) in [
                ("{\"text\": \"x\"}", "application/json"), ("{\"text\": \"x\"}", "application/x-ndjson"),
            ] {
                let answer = try client.post(body, type)
                #expect(answer.status == 503 && answer.headers["retry-after"] == "5")
            }
            let monitor = try ingest.monitor()
            #expect(try monitor.request("GET", "/healthz").status == 200)
            let readiness = try monitor.request("GET", "/readyz")
            #expect(readiness.status == 503)
            #expect(readiness.text.contains("\"kafka\":") && readiness.text.contains("\"topics\":"))
        }
    }
}
