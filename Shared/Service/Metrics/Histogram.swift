import Synchronization

/// How often each size of a value was seen, one distribution for each combination of label values.
public final class Histogram: MetricFamily {
    /// Bounds in seconds for stages that take from a tenth of a millisecond to half a minute.
    public static let latencies = [
        0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30,
    ]
    /// Bounds for the number of messages in a batch.
    public static let batchSizes: [Double] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]

    private struct Distribution {
        var counts: [Int]
        var sum = 0.0
    }

    private let head: MetricHead
    private let bounds: [Double]
    private let distributions: Mutex<[[String]: Distribution]>

    init(name: String, help: String, labels: [String], buckets: [Double]) {
        head = MetricHead(name: name, help: help, labels: labels)
        bounds = buckets.sorted()
        let empty = Distribution(counts: Array(repeating: 0, count: buckets.count + 1))
        distributions = Mutex(labels.isEmpty ? [[]: empty] : [:])
    }

    /// Counts one value.
    public func observe(_ value: Double, _ labels: String...) { observe(value, labels: labels) }

    /// Counts the time that `work` takes, in seconds, also when it throws.
    public func time<Result>(_ labels: String..., work: () throws -> Result) rethrows -> Result {
        let start = ContinuousClock.now
        defer { observe((ContinuousClock.now - start).seconds, labels: labels) }
        return try work()
    }

    private func observe(_ value: Double, labels: [String]) {
        let bucket = bounds.firstIndex { value <= $0 } ?? bounds.count
        distributions.withLock {
            $0[labels, default: Distribution(counts: Array(repeating: 0, count: bounds.count + 1))].counts[bucket] += 1
            $0[labels]?.sum += value
        }
    }

    func append(to text: inout String) {
        head.append(kind: "histogram", to: &text)
        let all = distributions.withLock { $0 }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        for (labels, distribution) in all {
            var total = 0
            for (bound, count) in zip(bounds + [.infinity], distribution.counts) {
                total += count
                let le = ("le", MetricHead.text(of: bound))
                head.append(Double(total), suffix: "_bucket", labels, extra: le, to: &text)
            }
            head.append(distribution.sum, suffix: "_sum", labels, to: &text)
            head.append(Double(total), suffix: "_count", labels, to: &text)
        }
    }
}
