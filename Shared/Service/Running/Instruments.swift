/// What a service tells about itself: handed to every part.
public struct Instruments: Sendable {
    /// Events.
    public let log: Log
    /// Numbers.
    public let metrics: Metrics
    /// Whether it can work.
    public let health: Health

    /// Makes the instruments of `service`.
    public init(log: Log, metrics: Metrics = Metrics(), health: Health = Health()) {
        self.log = log
        self.metrics = metrics
        self.health = health
    }

    /// The instruments of a service as its settings want them, with the metrics of the process.
    public init(service: String, _ settings: ServiceSettings) {
        self.init(log: Log(service: service, level: settings.logLevel, format: settings.logFormat))
        ProcessMetrics.add(to: metrics)
    }
}
