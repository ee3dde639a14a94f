import Synchronization

/// A number that only grows, one for each combination of label values.
public final class Counter: MetricFamily {
    private let head: MetricHead
    private let values: Mutex<[[String]: Double]>

    init(name: String, help: String, labels: [String]) {
        head = MetricHead(name: name, help: help, labels: labels)
        values = Mutex(labels.isEmpty ? [[]: 0] : [:])
    }

    /// Adds `amount` to the sample with these label values. Zero makes the sample show.
    public func add(_ amount: Int = 1, _ labels: String...) {
        values.withLock { $0[labels, default: 0] += Double(amount) }
    }

    /// Takes over a total that somebody else counts.
    public func set(_ total: Double, _ labels: String...) {
        values.withLock { $0[labels] = total }
    }

    /// The sample with these label values.
    public func value(_ labels: String...) -> Int {
        values.withLock { Int($0[labels] ?? 0) }
    }

    func append(to text: inout String) {
        head.append(kind: "counter", to: &text)
        for (labels, value) in values.withLock({ $0 }).inOrder { head.append(value, labels, to: &text) }
    }
}

extension [[String]: Double] {
    var inOrder: [(labels: [String], value: Double)] {
        map { (labels: $0.key, value: $0.value) }.sorted { $0.labels.lexicographicallyPrecedes($1.labels) }
    }
}
