import Shared
import Synchronization
import WebClient

/// The part that sends recorded spans to the collector, on a thread of its own. A collector that is away is tried again and
/// again; meanwhile the tracer drops what it has no room for. Nothing else waits for it.
public final class TraceExporter: Part {
    /// The name in logs.
    public let name = "traces"
    private let tracer: Tracer
    private let log: Log
    private let loop: BackgroundLoop

    /// Exports what the service records.
    public init(_ instruments: Instruments) {
        tracer = instruments.tracer
        log = instruments.log
        let work = TraceExport(tracer: instruments.tracer, log: instruments.log)
        loop = BackgroundLoop(name: name) { work.run(until: $0) }
    }

    /// Starts the thread, if spans are recorded.
    public func start(fail: @escaping @Sendable (any Error) -> Void) throws {
        guard let settings = tracer.settings else { return }
        log.info("traces.exporting", [.url: settings.endpoint.origin + settings.endpoint.path])
        try loop.start(fail: fail)
    }

    /// Sends what is there, if the collector takes it at once.
    public func stop() { loop.stop() }
}

/// The work of the exporter's thread.
private struct TraceExport {
    /// Spans in one request.
    private static let batchSize = 512
    private static let pause = Duration.milliseconds(200)
    /// How long a stop waits for the collector.
    private static let grace = Duration.seconds(1)

    private enum Answer {
        case taken
        case refused(String)
        case later(String)
    }

    let tracer: Tracer
    let log: Log

    func run(until stop: StopFlag) {
        guard let settings = tracer.settings else { return }
        let poster = WebPoster(agent: "Dateline/\(Dateline.version)", limits: Self.limits)
        var isLastLook = false
        repeat {
            isLastLook = stop.isRaised
            while case let batch = tracer.take(Self.batchSize), !batch.isEmpty {
                let isDone = deliver(batch, until: stop) { send(batch, settings, poster, until: stop) }
                if !isDone { return drop(batch.count + tracer.take(.max).count) }
            }
            stop.wait(Self.pause)
        } while !isLastLook
    }

    /// Tries until the collector takes the batch or refuses it; false when told to stop before.
    private func deliver(_ batch: [TraceSpan], until stop: StopFlag, _ send: () -> Answer) -> Bool {
        var backoff = Backoff(first: .milliseconds(500), limit: .seconds(10))
        var isAway = false
        while true {
            switch send() {
            case .taken:
                tracer.results?.add(batch.count, "exported")
                if isAway { log.info("traces.exported") }
                return true
            case .refused(let reason):
                drop(batch.count)
                log.warning("traces.refused", [.count: batch.count, .error: reason])
                return true
            case .later(let reason):
                if !isAway { log.warning("traces.waiting", [.error: reason]) }
                isAway = true
                if stop.wait(backoff.next()) { return false }
            }
        }
    }

    private func drop(_ count: Int) { tracer.results?.add(count, "dropped") }

    private func send(
        _ batch: [TraceSpan], _ settings: TraceSettings, _ poster: WebPoster, until stop: StopFlag
    ) -> Answer {
        let deadline = EndOfGrace(stop, Self.grace)
        do {
            let answer = try poster.post(
                OTLPTraces.json(batch, resource: settings.resource), to: settings.endpoint,
                headers: settings.headers.merging(["Content-Type": "application/json"]) { $1 },
                isCancelled: { deadline.isOver })
            switch answer.status {
            case 200..<300: return .taken
            case 429, 502, 503, 504: return .later("the collector answers \(answer.status)")
            default: return .refused("the collector answers \(answer.status)")
            }
        } catch {
            return .later(error.description)
        }
    }

    private static var limits: WebLimits {
        var limits = WebLimits()
        limits.bodyBytes = 100_000
        limits.connectSeconds = 3
        limits.totalSeconds = 10
        return limits
    }
}

/// Over some time after a flag was raised.
private final class EndOfGrace: Sendable {
    private let stop: StopFlag
    private let grace: Duration
    private let seen = Mutex<ContinuousClock.Instant?>(nil)

    init(_ stop: StopFlag, _ grace: Duration) {
        self.stop = stop
        self.grace = grace
    }

    var isOver: Bool {
        guard stop.isRaised else { return false }
        return seen.withLock { seen in
            let first = seen ?? .now
            seen = first
            return .now - first >= grace
        }
    }
}
