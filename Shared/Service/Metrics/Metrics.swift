import Synchronization

/// All that a service counts and measures, given out as Prometheus' text format (version 0.0.4).
public final class Metrics: Sendable {
    private struct State {
        var families: [any MetricFamily] = []
        var refreshers: [@Sendable () -> Void] = []
    }

    private let state = Mutex(State())

    /// An empty collection.
    public init() {}

    /// A number that only grows. Its name ends in `_total`.
    public func counter(_ name: String, _ help: String, labels: [String] = []) -> Counter {
        add(Counter(name: name, help: help, labels: labels))
    }

    /// A number that goes up and down.
    public func gauge(_ name: String, _ help: String, labels: [String] = []) -> Gauge {
        add(Gauge(name: name, help: help, labels: labels))
    }

    /// A distribution. Its name ends in the unit, as `_seconds`.
    public func histogram(
        _ name: String, _ help: String, labels: [String] = [], buckets: [Double] = Histogram.latencies
    ) -> Histogram {
        add(Histogram(name: name, help: help, labels: labels, buckets: buckets))
    }

    /// Calls `refresh` before each reading: for gauges that are looked up rather than kept.
    public func onReading(_ refresh: @escaping @Sendable () -> Void) {
        state.withLock { $0.refreshers.append(refresh) }
    }

    /// The present values.
    public func text() -> String {
        let (families, refreshers) = state.withLock { ($0.families, $0.refreshers) }
        for refresh in refreshers { refresh() }
        var text = ""
        for family in families { family.append(to: &text) }
        return text
    }

    private func add<Family: MetricFamily>(_ family: Family) -> Family {
        state.withLock { $0.families.append(family) }
        return family
    }
}
