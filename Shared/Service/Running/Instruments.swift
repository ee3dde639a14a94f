/// What a service tells about itself: handed to every part.
public struct Instruments: Sendable {
    /// Events.
    public let log: Log
    /// Numbers.
    public let metrics: Metrics
    /// Whether it can work.
    public let health: Health
    /// What it did with which message, and when.
    public let tracer: Tracer

    /// Makes the instruments of `service`.
    public init(log: Log, metrics: Metrics = Metrics(), health: Health = Health(), tracer: Tracer = .off) {
        self.log = log
        self.metrics = metrics
        self.health = health
        self.tracer = tracer
    }

    /// The instruments of a service as its settings want them, with the metrics of the process.
    public init(service: String, _ settings: ServiceSettings) {
        let metrics = Metrics()
        self.init(
            log: Log(service: service, level: settings.logLevel, format: settings.logFormat), metrics: metrics,
            tracer: Tracer(settings.traces, metrics))
        ProcessMetrics.add(to: metrics)
    }
}
