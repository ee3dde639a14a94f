import Kafka
import Shared
import Synchronization

/// Gives spans their ids and keeps the finished ones until they are exported.
///
/// To record a span never waits: when the exporter does not keep up, it is dropped, and counted.
public final class Tracer: Sendable {
    /// Makes ids and records nothing.
    public static let off = Tracer(nil, Metrics())

    /// As many spans wait for the exporter at most: some 8 MB.
    static let capacity = 8192

    let settings: TraceSettings?
    /// Spans by what became of them.
    let results: Counter?
    private let waiting = Mutex<[TraceSpan]>([])

    /// A tracer for the collector of `settings`; nil records nothing.
    public init(_ settings: TraceSettings?, _ metrics: Metrics) {
        self.settings = settings
        results = settings.map { _ in
            metrics.counter(
                "dateline_trace_spans_total", "Spans by what became of them: exported, dropped.", labels: ["result"])
        }
        for result in ["exported", "dropped"] { results?.add(0, result) }
    }

    /// Whether spans are recorded.
    public var isOn: Bool { settings != nil }

    /// The ids of a span under `parent`; without one a trace begins.
    public func begin(under parent: TraceContext?) -> TraceContext {
        let context = parent?.next() ?? TraceContext()
        guard let sampler = settings?.sampler else { return context }
        return context.sampled(sampler.takes(context, isNew: parent == nil))
    }

    /// Keeps a finished span for the exporter, if its trace is sampled.
    public func record(_ span: @autoclosure () -> TraceSpan, in context: TraceContext) {
        guard isOn, context.isSampled else { return }
        let span = span()
        let isKept = waiting.withLock { waiting in
            guard waiting.count < Self.capacity else { return false }
            waiting.append(span)
            return true
        }
        if !isKept { results?.add(1, "dropped") }
    }

    /// Takes the oldest spans, at most `limit`.
    func take(_ limit: Int) -> [TraceSpan] {
        waiting.withLock { waiting in
            let taken = Array(waiting.prefix(limit))
            waiting.removeFirst(taken.count)
            return taken
        }
    }
}
