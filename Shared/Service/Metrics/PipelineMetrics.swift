import Kafka
import Shared

/// What every service counts about the messages that pass it: the same names everywhere, told apart by Prometheus' `job`.
public struct PipelineMetrics: Sendable {
    /// Messages taken, by topic (or source).
    public let received: Counter
    /// Messages given on, by topic (or table).
    public let sent: Counter
    /// Messages turned away, by reason.
    public let rejected: Counter
    /// How many messages stood in a batch.
    public let batchSizes: Histogram
    /// How long each stage of a batch took.
    public let stages: Histogram
    /// How many messages a batch may have now.
    public let batchLimit: Gauge
    /// Batches whose effect or offsets could not be made durable and that were done again, by reason.
    public let commitFailures: Counter

    /// Registers them, with the build.
    public init(_ metrics: Metrics, model: String = "") {
        received = metrics.counter("dateline_messages_received_total", "Messages taken.", labels: ["topic"])
        sent = metrics.counter("dateline_messages_sent_total", "Messages given on.", labels: ["topic"])
        rejected = metrics.counter("dateline_messages_rejected_total", "Messages turned away.", labels: ["reason"])
        batchSizes = metrics.histogram(
            "dateline_batch_messages", "Messages in a batch.", buckets: Histogram.batchSizes)
        batchLimit = metrics.gauge(
            "dateline_batch_limit_messages", "How many messages a batch may have now: fewer after slow ones.")
        stages = metrics.histogram("dateline_stage_seconds", "Time a stage took for a batch.", labels: ["stage"])
        commitFailures = metrics.counter(
            "dateline_commit_failures_total", "Batches that could not be committed and were done again.",
            labels: ["reason"])
        metrics.gauge("dateline_build_info", "The build that runs; always 1.", labels: ["version", "model"])
            .set(1, Dateline.version, model)
    }
}

extension Metrics {
    /// Shows how far `consumer` is behind in each of its partitions, looked up at each reading.
    public func showLag(of consumer: @escaping @Sendable () -> Consumer?) {
        let lag = gauge(
            "dateline_consumer_lag_messages", "Messages not yet read, of the partitions this process has.",
            labels: ["topic", "partition"])
        let partitions = gauge(
            "dateline_consumer_partitions", "Partitions that this process has; 0: it gets nothing to do.")
        onReading {
            partitions.set(Double(consumer()?.assignment.count ?? 0))
            lag.clear()
            for entry in consumer()?.lag() ?? [] {
                lag.set(Double(entry.messages), entry.partition.topic, String(entry.partition.partition))
            }
        }
    }
}
