import HTTPClient
import Service
import Testing

@Suite("Monitoring", .timeLimit(.minutes(60)))
struct MonitoringServerTests {
    private func withServer(_ test: (Instruments, HTTPClient) throws -> Void) throws {
        var configuration = Configuration(program: "demo", environment: ["LOG_LEVEL": "error"])
        let settings = ServiceSettings(&configuration, monitoringPort: 0)
        let instruments = Instruments(service: "demo", settings)
        let server = MonitoringServer(instruments, settings)
        try server.start { _ in }
        defer { server.stop() }
        try test(instruments, try HTTPClient(port: try #require(server.port)))
    }

    @Test("A service is ready when every part is, and says why when one is not")
    func readiness() throws {
        try withServer { instruments, client in
            instruments.health.waiting("kafka", "no broker answers")
            instruments.health.ready("http")
            let waiting = try client.request("GET", "/readyz")
            #expect(waiting.status == 503)
            #expect(waiting.text == "{\"reasons\":{\"kafka\":\"no broker answers\"},\"status\":\"not-ready\"}\n")
            #expect(try client.request("GET", "/healthz").text == "{\"status\":\"alive\"}\n")
            instruments.health.ready("kafka")
            #expect(try client.request("GET", "/readyz").text == "{\"status\":\"ready\"}\n")
        }
    }

    @Test("A part that has failed for good makes the service unhealthy")
    func failure() throws {
        try withServer { instruments, client in
            instruments.health.failed("inbox", "its thread has ended")
            let answers = [try client.request("GET", "/healthz"), try client.request("HEAD", "/readyz")]
            #expect(answers.map(\.status) == [503, 503])
        }
    }

    @Test("The metrics hold what was counted, and the process's own")
    func metrics() throws {
        try withServer { instruments, client in
            instruments.metrics.counter("demo_total", "Of the test.").add(7)
            let answer = try client.request("GET", "/metrics")
            #expect(answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
            #expect(answer.text.contains("\ndemo_total 7\n"))
            let memory = try #require(answer.text.firstMatch(of: /process_resident_memory_bytes (\d+)/))
            #expect(Int(memory.1) ?? 0 > 1_000_000)
        }
    }
}
