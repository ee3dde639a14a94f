import Fuzzing
import Glibc
import HTTP
import HTTPClient
import Kafka
import Service
import Shared

@testable import ingest

/// The HTTP API of `ingest serve` in this process, before librdkafka's own mock of a broker.
final class LoneAPI: Sendable {
    private let server: APIServer
    private let parts: [any Part]

    private init(_ environment: [String: String]) throws {
        let all = ["INGEST_PORT": "0", "INGEST_THREADS": "2"].merging(environment) { $1 }
        var configuration = Configuration(program: "ingest", environment: all)
        let settings = IngestSettings(&configuration)
        try configuration.check()
        let instruments = Instruments(log: Log(service: "ingest", level: .error, format: .json))
        let metrics = IngestMetrics(instruments.metrics)
        let reader = ArticleReader(limits: settings.limits)
        let outbox = try Outbox(
            KafkaSettings(properties: ["test.mock.num.brokers": "1", "log_level": "0"]), acknowledgement: .seconds(300),
            instruments, stages: metrics.pipeline.stages)
        let publisher = ArticlePublisher(
            outbox: outbox, addressing: Addressing(topics: settings.service.topics), metrics: metrics,
            log: instruments.log, tracer: instruments.tracer)
        let batches = BatchDesk(reader: reader, publisher: publisher, metrics: metrics, patience: .seconds(300))
        let endpoint = ArticlesEndpoint(
            reader: reader, publisher: publisher, batches: batches, access: settings.service.access, metrics: metrics,
            tracer: instruments.tracer, obstacle: { nil })
        server = APIServer(settings, endpoint, instruments)
        parts = [outbox, batches, server]
    }

    /// Runs `body` beside the API with these settings.
    static func with(_ environment: [String: String] = [:], _ body: (LoneAPI) throws -> Void) throws {
        let api = try LoneAPI(environment)
        for part in api.parts { try part.start { _ in } }
        defer { for part in api.parts.reversed() { part.stop() } }
        try body(api)
    }

    /// The port that it listens on.
    var port: Int { server.port ?? 0 }

    /// Sends bytes on a connection of their own, ends the sending, and returns all that comes until the server closes it or
    /// has nothing to say.
    func exchange(_ bytes: [UInt8], patience: Int32 = 30_000) throws -> [UInt8] {
        let client = try HTTPClient(port: port, seconds: 300)
        // The server may have closed the connection before it has read all.
        try? client.send(bytes)
        return try client.rest(patience: patience)
    }

    /// Whether an article that is one is taken.
    func isServing() throws -> Bool {
        let client = try HTTPClient(port: port, seconds: 300)
        let headers = ["Content-Type": "text/plain"]
        return try client.request("POST", "/v1/articles", headers: headers, body: Array("Words.".utf8)).status == 202
    }
}
