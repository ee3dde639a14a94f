import HTTP

/// The part that answers operators: `/healthz` (alive), `/readyz` (able to work) and `/metrics`. Everybody is told whether the
/// service is alive and ready, as probes must be; the reasons and the metrics are for those who may read.
public struct MonitoringServer: Part {
    /// The name in logs.
    public let name = "monitoring"
    private let server: HTTPServer
    private let instruments: Instruments

    /// A server on the service's monitoring port; port 0 takes a free one, which the log tells.
    public init(_ instruments: Instruments, _ settings: ServiceSettings) {
        self.instruments = instruments
        var limits = HTTPLimits()
        limits.connections = 32
        limits.idleSeconds = 30
        limits.requestSeconds = 5
        server = HTTPServer(
            address: settings.address, port: settings.monitoringPort, threads: 1, limits: limits,
            routes: Self.routes(instruments, settings.access))
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

    private static func routes(_ instruments: Instruments, _ access: AccessControl) -> [Route] {
        let health = instruments.health
        return [
            Route("GET", "/healthz") { request, responder in
                let report = HealthReport(health.failures, good: "alive", bad: "failed")
                responder.respond(report.response(to: request.head, access))
            },
            Route("GET", "/readyz") { request, responder in
                let report = HealthReport(health.obstacles, health.warnings, good: "ready", bad: "not-ready")
                responder.respond(report.response(to: request.head, access))
            },
            .get(
                "/metrics", admit: { access.refusal(of: $0, for: .read) },
                answer: {
                    .text(200, instruments.metrics.text(), contentType: "text/plain; version=0.0.4; charset=utf-8")
                }),
        ]
    }
}

/// What `/healthz` and `/readyz` answer: 200, or 503 with the reasons by part; and what works but must be seen to.
struct HealthReport: Encodable {
    var status: String
    var reasons: [String: String]?
    var warnings: [String: String]?

    init(_ problems: [String: String], _ warnings: [String: String] = [:], good: String, bad: String) {
        status = problems.isEmpty ? good : bad
        reasons = problems.isEmpty ? nil : problems
        self.warnings = warnings.isEmpty ? nil : warnings
    }

    /// The reasons may name hosts and paths: who may not read gets the status alone.
    func response(to head: RequestHead, _ access: AccessControl) -> Response {
        var shown = self
        if access.refusal(of: head, for: .read) != nil { (shown.reasons, shown.warnings) = (nil, nil) }
        return .json(reasons == nil ? 200 : 503, shown)
    }
}
