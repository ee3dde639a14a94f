import Shared

/// The settings that every service has.
public struct ServiceSettings: Sendable {
    /// The IP address that the service's ports listen on.
    public let address: String
    /// The port of `/healthz`, `/readyz` and `/metrics`; 0 for any free one.
    public let monitoringPort: Int
    /// Who may do what over those ports.
    public let access: AccessControl
    /// What is logged.
    public let logLevel: Log.Level
    /// How it is logged.
    public let logFormat: Log.Format
    /// The topics.
    public let topics: TopicNames
    /// Where spans go; nil for nowhere.
    public let traces: TraceSettings?

    /// Reads them; `monitoringPort` is the service's default.
    public init(_ configuration: inout Configuration, monitoringPort: Int) {
        let own = configuration.program.uppercased()
        address = configuration.string(
            "\(own)_ADDRESS", default: "127.0.0.1", "the IP address to listen on; 0.0.0.0 or :: for all")
        self.monitoringPort = configuration.integer(
            "\(own)_MONITORING_PORT", default: monitoringPort, in: 0...65535,
            "the port of /healthz, /readyz and /metrics; 0 for any free one")
        access = AccessControl(&configuration)
        logLevel = configuration.choice("LOG_LEVEL", default: .info, "the least severe level that is logged")
        logFormat = configuration.choice(
            "LOG_FORMAT", default: .auto, "json: an object a line; text: for people; auto: text on a terminal")
        topics = TopicNames(
            prefix: configuration.string("TOPIC_PREFIX", default: "", "put before the name of every topic"))
        traces = TraceSettings(&configuration)
    }
}
