import Synchronization

/// A number that goes up and down, one for each combination of label values.
public final class Gauge: MetricFamily {
    private let head: MetricHead
    private let values: Mutex<[[String]: Double]>

    init(name: String, help: String, labels: [String]) {
        head = MetricHead(name: name, help: help, labels: labels)
        values = Mutex(labels.isEmpty ? [[]: 0] : [:])
    }

    /// Sets the sample with these label values.
    public func set(_ value: Double, _ labels: String...) {
        values.withLock { $0[labels] = value }
    }

    /// Adds to the sample with these label values.
    public func add(_ amount: Double, _ labels: String...) {
        values.withLock { $0[labels, default: 0] += amount }
    }

    /// Forgets all samples: before a list that may have grown shorter is set anew.
    public func clear() {
        values.withLock { $0 = [:] }
    }

    func append(to text: inout String) {
        head.append(kind: "gauge", to: &text)
        for (labels, value) in values.withLock({ $0 }).inOrder { head.append(value, labels, to: &text) }
    }
}
