import HTTP
import Service

/// The part that serves the HTTP API.
struct APIServer: Part {
    let name = "http"
    private let server: HTTPServer
    private let log: Log

    init(_ settings: IngestSettings, _ endpoint: ArticlesEndpoint, _ instruments: Instruments) {
        var limits = HTTPLimits()
        limits.connections = settings.connections
        server = HTTPServer(
            address: settings.service.address, port: settings.port, threads: settings.threads, limits: limits,
            credentials: settings.credentials?.value,
            routes: [endpoint.route, OpenAPI.route(endpoint.reader.limits, settings.service.access)])
        log = instruments.log
        if let credentials = settings.credentials { follow(credentials, instruments.metrics) }
    }

    /// Shows each new certificate as it comes, and when it ends.
    private func follow(_ credentials: WatchedFiles<TLSCredentials>, _ metrics: Metrics) {
        let end = metrics.gauge(
            "dateline_certificate_end_time_seconds", "When the HTTP API's certificate ends, in seconds since 1970.")
        end.set(Double(credentials.value.end))
        credentials.onRenewal { [server] new in
            try server.renew(new)
            end.set(Double(new.end))
        }
    }

    /// The port that it listens on; nil when it does not.
    var port: Int? { server.port }

    func start(fail: @escaping @Sendable (any Error) -> Void) throws {
        try server.start()
        log.info("http.listening", [.port: server.port ?? 0])
    }

    /// Answers that are not there in two seconds will not come: the broker is away.
    func stop() { server.stop(within: 2) }
}
