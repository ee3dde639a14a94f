import Foundation
import HTTPClient
import Kafka
import Service
import Shared
import Synchronization
import Testing

@testable import ingest

/// The broker that the integration tests use, named by `KAFKA_BOOTSTRAP_SERVERS`.
enum Broker {
    static let isThere = ProcessInfo.processInfo.environment["KAFKA_BOOTSTRAP_SERVERS"] != nil

    static var settings: KafkaSettings {
        get throws { try KafkaSettings(environment: ProcessInfo.processInfo.environment) }
    }
}

/// All of `ingest serve` in this process, on free ports and topics of its own.
final class RunningIngest: Sendable {
    let topics: TopicNames
    let instruments: Instruments
    private let runner: ServiceRunner
    private let api: APIServer
    private let monitoring: MonitoringServer

    private init(_ environment: [String: String]) throws {
        var all = ProcessInfo.processInfo.environment.filter { $0.key.hasPrefix("KAFKA_") }
        all["TOPIC_PREFIX"] = "test.\(UUID().uuidString.prefix(8).lowercased())."
        all["TOPIC_PARTITIONS"] = "3"
        all["INGEST_PORT"] = "0"
        all["INGEST_MONITORING_PORT"] = "0"
        var configuration = Configuration(program: "ingest", environment: all.merging(environment) { $1 })
        let settings = IngestSettings(&configuration)
        try configuration.check()
        instruments = Instruments(log: Log(service: "ingest", level: .error, format: .json))
        let parts = try ServeCommand.parts(settings, instruments)
        topics = settings.service.topics
        api = try #require(parts.compactMap { $0 as? APIServer }.first)
        monitoring = try #require(parts.compactMap { $0 as? MonitoringServer }.first)
        runner = ServiceRunner(log: instruments.log, grace: .seconds(60))
        try start(parts)
    }

    private let outcome = Mutex<ExitCode?>(nil)

    private func start(_ parts: [any Part]) throws {
        _ = try BackgroundThread(name: "ingest") { [self] in
            let code = runner.run(parts, watchingSignals: false)
            outcome.withLock { $0 = code }
        }
        try until { api.port != nil && monitoring.port != nil }
    }

    /// Starts it with `environment`, waits until it is ready unless told otherwise, runs `body`, and stops it: with code 0.
    /// The topics are removed.
    static func with(
        _ environment: [String: String] = [:], untilReady: Bool = true, _ body: (RunningIngest) throws -> Void
    ) throws {
        let service = try RunningIngest(environment)
        defer {
            if untilReady {
                try? Admin(settings: Broker.settings).deleteTopics(service.topics.all + [service.topics.feeds])
            }
        }
        if untilReady { try service.until { service.instruments.health.obstacles.isEmpty } }
        try body(service)
        try service.stop()
    }

    /// Stops it, if it is not stopped.
    func stop() throws {
        runner.stop()
        try until { outcome.withLock { $0 } != nil }
        #expect(outcome.withLock { $0 } == .success)
    }

    /// The port of the API.
    var apiPort: Int { api.port ?? 0 }

    /// A new connection to the API.
    func client() throws -> HTTPClient { try HTTPClient(port: apiPort) }

    /// A new connection to the monitoring port.
    func monitor() throws -> HTTPClient { try HTTPClient(port: monitoring.port ?? 0) }

    /// Sends a body to the API on a connection of its own.
    func post(_ body: String, _ type: String = "application/json", headers: [String: String] = [:]) throws
        -> HTTPClient.Answer
    {
        try client().post(body, type, headers: headers)
    }

    /// Publishes to the inbox as any client would.
    func drop(_ values: [[UInt8]], headers: [Header] = []) throws {
        let producer = try Producer(settings: Broker.settings)
        for value in values { try producer.send(topic: topics.inbox, key: nil, value: value, headers: headers) }
        try producer.flush(timeout: patience)
        producer.close()
    }

    /// The first `count` messages of a topic, in no order.
    func messages(_ count: Int, of topic: String) throws -> [Message] {
        let consumer = try Consumer(settings: Broker.settings, group: "test.\(UUID().uuidString)", topics: [topic])
        defer { consumer.close() }
        var messages: [Message] = []
        let deadline = ContinuousClock.now + patience
        while messages.count < count, ContinuousClock.now < deadline {
            messages += try consumer.poll(max: count, timeout: .milliseconds(200))
        }
        return messages
    }

    /// How many messages a topic has.
    func count(of topic: String) throws -> Int {
        let admin = try Admin(settings: Broker.settings)
        let partitions = try admin.topic(topic)?.partitions ?? 0
        return try (0..<partitions).reduce(0) {
            $0 + Int(try admin.watermarks(of: TopicPartition(topic: topic, partition: Int32($1))).count)
        }
    }

    /// The value of a metric with these labels as it is shown; 0 where it is not.
    func metric(_ sample: String) -> Int {
        let line = instruments.metrics.text().split(separator: "\n").first { $0.hasPrefix(sample + " ") }
        return line.flatMap { Double($0.dropFirst(sample.count + 1)) }.map { Int($0) } ?? 0
    }

    /// When nothing more is to be hoped for.
    private let patience = Duration.seconds(300)

    /// Waits until something is so.
    func until(_ condition: () throws -> Bool) throws {
        let deadline = ContinuousClock.now + patience
        while try !condition() {
            try #require(ContinuousClock.now < deadline, "waited too long")
            StopFlag().wait(.milliseconds(10))
        }
    }
}

extension HTTPClient {
    func post(_ body: String, _ type: String = "application/json", headers: [String: String] = [:]) throws -> Answer {
        try request(
            "POST", "/v1/articles", headers: headers.merging(["Content-Type": type]) { $1 }, body: Array(body.utf8))
    }
}
