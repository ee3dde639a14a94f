import Service
import Shared
import Testing
import TraceCollector

@Suite("Tracing", .timeLimit(.minutes(60)))
struct TracerTests {
    private static let parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

    private func settings(_ environment: [String: String]) throws -> TraceSettings? {
        var configuration = Configuration(program: "demo", environment: environment)
        let settings = TraceSettings(&configuration)
        try configuration.check()
        return settings
    }

    /// Runs `body` beside an exporter to `address`, which is stopped afterwards; gives the metrics then.
    private func exporting(
        to address: String, _ more: [String: String] = [:], _ body: (Tracer) throws -> Void
    ) throws -> String {
        let metrics = Metrics()
        let environment = ["OTEL_EXPORTER_OTLP_ENDPOINT": address].merging(more) { $1 }
        let tracer = Tracer(try settings(environment), metrics)
        let log = Log(service: "demo", level: .error) { _ in }
        let exporter = TraceExporter(Instruments(log: log, metrics: metrics, tracer: tracer))
        try exporter.start { Issue.record($0) }
        try body(tracer)
        exporter.stop()
        return metrics.text()
    }

    private func record(_ count: Int, _ tracer: Tracer, under header: String = parent) {
        for _ in 0..<count {
            let parent = TraceContext(header: header)
            let context = tracer.begin(under: parent)
            tracer.record(
                TraceSpan(
                    context, under: parent, .consumer, "process \"a\"", from: Timestamp.nanoseconds(), failure: "odd",
                    [.topic: "a", .offset: 7, .isTombstone: true]), in: context)
        }
    }

    @Test("Spans arrive in OTLP's shape, with the headers and the resource that the environment asks for")
    func shape() throws {
        let collector = try TraceCollector()
        let metrics = try exporting(
            to: collector.address,
            [
                "OTEL_SERVICE_NAME": "news", "OTEL_EXPORTER_OTLP_HEADERS": "authorization=Bearer%20abc, x-tenant=1",
                "OTEL_RESOURCE_ATTRIBUTES": "deployment.environment.name=test",
            ]
        ) { record(1500, $0) }
        #expect(collector.problems == [])
        #expect(collector.spans.count == 1500)
        #expect(collector.header("authorization") == "Bearer abc")
        #expect(collector.header("content-type") == "application/json")
        let span = try #require(collector.spans.first)
        #expect(span.service == "news" && span.name == "process \"a\"" && span.kind == 5 && span.hasFailed)
        #expect(span.traceID == "0af7651916cd43dd8448eb211c80319c" && span.parentID == "b7ad6b7169203331")
        #expect(
            span.attributes == [
                "messaging.destination.name": "a", "kafka.offset": "7", "kafka.message.tombstone": "true",
                "error.type": "odd",
            ])
        #expect(Set(collector.spans.map(\.spanID)).count == 1500)
        #expect(metrics.contains("dateline_trace_spans_total{result=\"exported\"} 1500"))
    }

    @Test("A collector that is away stops nobody: what there is no room for is dropped and counted")
    func away() throws {
        let metrics = try exporting(to: "http://127.0.0.1:1") { record(20_000, $0) }
        #expect(metrics.contains("dateline_trace_spans_total{result=\"dropped\"} 20000"))
        #expect(metrics.contains("dateline_trace_spans_total{result=\"exported\"} 0"))
    }

    @Test("A collector that is busy is asked again; what it refuses is dropped and counted")
    func busy() throws {
        let collector = try TraceCollector(status: 503)
        let metrics = try exporting(to: collector.address) { tracer in
            record(3, tracer)
            while collector.header("content-type") == nil { StopFlag().wait(.milliseconds(10)) }
            #expect(collector.spans.isEmpty)
            collector.answer(200)
            while collector.spans.count < 3 { StopFlag().wait(.milliseconds(10)) }
            collector.answer(400)
            record(2, tracer)
        }
        #expect(metrics.contains("dateline_trace_spans_total{result=\"exported\"} 3"))
        #expect(metrics.contains("dateline_trace_spans_total{result=\"dropped\"} 2"))
    }

    @Test("A trace that its sender does not sample is passed on and not exported")
    func notSampled() throws {
        let collector = try TraceCollector()
        _ = try exporting(to: collector.address) { tracer in
            record(1, tracer, under: String(Self.parent.dropLast()) + "0")
            let parent = TraceContext(header: String(Self.parent.dropLast()) + "0")
            #expect(tracer.begin(under: parent).header.hasSuffix("-00"))
            #expect(tracer.begin(under: nil).header.hasSuffix("-01"))
        }
        #expect(collector.spans.isEmpty)
    }

    @Test(
        "Samplers decide by the flag, by the trace's id, or always alike",
        arguments: [
            ("parentbased_always_on", 0, 100, 100), ("parentbased_always_off", 0, 100, 0),
            ("always_on", 100, 100, 100), ("always_off", 0, 0, 0), ("traceidratio", 25, 25, 25),
            ("parentbased_traceidratio", 0, 100, 25),
        ])
    func samplers(name: String, unsampled: Int, sampled: Int, new: Int) throws {
        let environment = [
            "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://127.0.0.1:1/here", "OTEL_TRACES_SAMPLER": name,
            "OTEL_TRACES_SAMPLER_ARG": "0.25",
        ]
        let tracer = Tracer(try settings(environment), Metrics())
        func percent(_ parent: (TraceContext) -> TraceContext?) -> Int {
            (0..<4000).count { _ in tracer.begin(under: parent(TraceContext())).isSampled } / 40
        }
        for (found, expected) in [
            (percent { $0 }, unsampled), (percent { $0.sampled(true) }, sampled), (percent { _ in nil }, new),
        ] {
            #expect(abs(found - expected) <= (expected % 100 == 0 ? 0 : 5), "\(found) for \(expected)")
        }
        let context = TraceContext()
        let decisions = Set((0..<20).map { _ in tracer.begin(under: context).isSampled })
        #expect(decisions.count == 1)
    }

    @Test("What is malformed is refused by name, and no secret is shown")
    func refusals() throws {
        var configuration = Configuration(
            program: "demo",
            environment: [
                "OTEL_EXPORTER_OTLP_ENDPOINT": "collector:4318", "OTEL_EXPORTER_OTLP_HEADERS": "hush",
                "OTEL_TRACES_SAMPLER_ARG": "2", "OTEL_TRACES_SAMPLER": "some",
            ])
        #expect(TraceSettings(&configuration) == nil)
        let error = try #require(throws: ConfigurationError.self) { try configuration.check() }
        #expect(
            Set(error.problems.map(\.name)) == [
                "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_HEADERS", "OTEL_TRACES_SAMPLER_ARG",
                "OTEL_TRACES_SAMPLER",
            ])
        #expect(!configuration.description.contains("hush") && !"\(error)".contains("hush"))
        #expect(try settings([:]) == nil)
    }
}
