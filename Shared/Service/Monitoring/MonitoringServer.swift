import HTTP

/// The part that answers operators: `/healthz` (alive), `/readyz` (able to work, with reasons when not) and `/metrics`.
public struct MonitoringServer: Part {
    /// The name in logs.
    public let name = "monitoring"
    private let server: HTTPServer
    private let instruments: Instruments

    /// A server on the service's address; port 0 takes a free one, which the log tells.
    public init(_ instruments: Instruments, address: String, port: Int) {
        self.instruments = instruments
        var limits = HTTPLimits()
        limits.connections = 32
        limits.idleSeconds = 30
        limits.requestSeconds = 5
        server = HTTPServer(
            address: address, port: port, threads: 1, limits: limits, routes: Self.routes(instruments))
    }

    /// The port that it listens on; nil when it does not.
    public var port: Int? { server.port }

    /// Listens.
    public func start(fail: @escaping @Sendable (any Error) -> Void) throws {
        try server.start()
        instruments.log.info("monitoring.listening", [.port: server.port ?? 0])
    }

    /// Closes.
    public func stop() { server.stop(within: 1) }

    private static func routes(_ instruments: Instruments) -> [Route] {
        let health = instruments.health
        return [
            .get("/healthz") { HealthReport.response(problems: health.failures, good: "alive", bad: "failed") },
            .get("/readyz") { HealthReport.response(problems: health.obstacles, good: "ready", bad: "not-ready") },
            .get("/metrics") {
                .text(200, instruments.metrics.text(), contentType: "text/plain; version=0.0.4; charset=utf-8")
            },
        ]
    }
}

/// What `/healthz` and `/readyz` answer: 200, or 503 with the reasons by part.
struct HealthReport: Encodable {
    var status: String
    var reasons: [String: String]?

    static func response(problems: [String: String], good: String, bad: String) -> Response {
        problems.isEmpty
            ? .json(200, HealthReport(status: good)) : .json(503, HealthReport(status: bad, reasons: problems))
    }
}
