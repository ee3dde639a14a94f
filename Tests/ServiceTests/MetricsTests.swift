import Service
import Testing

@Suite("Metrics")
struct MetricsTests {
    @Test("Counters and gauges are written with their labels, in order and escaped")
    func samples() {
        let metrics = Metrics()
        let plain = metrics.counter("demo_total", "All.\nOf \\ them.")
        let labelled = metrics.counter("demo_rejected_total", "Rejected.", labels: ["reason", "topic"])
        let gauge = metrics.gauge("demo_lag", "Lag.")
        plain.add(2)
        labelled.add(1, "b", "t")
        labelled.add(3, "a\"\n\\", "t")
        metrics.onReading { gauge.set(1.5) }
        #expect(labelled.value("b", "t") == 1)
        #expect(
            metrics.text() == """
                # HELP demo_total All.\\nOf \\\\ them.
                # TYPE demo_total counter
                demo_total 2
                # HELP demo_rejected_total Rejected.
                # TYPE demo_rejected_total counter
                demo_rejected_total{reason="a\\"\\n\\\\",topic="t"} 3
                demo_rejected_total{reason="b",topic="t"} 1
                # HELP demo_lag Lag.
                # TYPE demo_lag gauge
                demo_lag 1.5

                """)
    }

    @Test("A histogram's buckets add up")
    func histogram() {
        let metrics = Metrics()
        let histogram = metrics.histogram("demo_seconds", "Time.", labels: ["stage"], buckets: [0.1, 1])
        for value in [0.05, 0.1, 0.5, 7] { histogram.observe(value, "read") }
        #expect(
            metrics.text() == """
                # HELP demo_seconds Time.
                # TYPE demo_seconds histogram
                demo_seconds_bucket{stage="read",le="0.1"} 2
                demo_seconds_bucket{stage="read",le="1"} 3
                demo_seconds_bucket{stage="read",le="+Inf"} 4
                demo_seconds_sum{stage="read"} 7.65
                demo_seconds_count{stage="read"} 4

                """)
    }
}
