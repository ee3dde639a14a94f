import Kafka
import Synchronization
import Testing

@testable import Service

@Suite("Kafka in a service")
struct KafkaConfigurationTests {
    @Test("Every KAFKA_ variable sets librdkafka's property, and is listed once with secrets masked")
    func reads() throws {
        var configuration = Configuration(
            program: "ingest",
            environment: ["KAFKA_BOOTSTRAP_SERVERS": "b:1", "KAFKA_SASL_PASSWORD": "s3cret", "KAFKA_LINGER_MS": "7"])
        let settings = configuration.kafka()
        try configuration.check()
        #expect(settings.properties["bootstrap.servers"] == "b:1")
        #expect(settings.properties["linger.ms"] == "7")
        #expect(configuration.keys.map(\.name).sorted() == configuration.keys.map(\.name).sorted().uniqued)
        #expect(!configuration.description.contains("s3cret"))
    }

    @Test("A variable that librdkafka refuses is refused by name")
    func refuses() {
        var configuration = Configuration(program: "ingest", environment: ["KAFKA_LINGER_MSEC": "7"])
        _ = configuration.kafka()
        let error = #expect(throws: ConfigurationError.self) { try configuration.check() }
        #expect(error?.problems.map(\.name) == ["KAFKA_LINGER_MSEC"])
    }

    @Test("A broker that stops answering makes the service not ready, and one that answers again ready")
    func watchesBroker() throws {
        let instruments = Instruments(log: Log(service: "test", write: { _ in }))
        let isAway = Atomic(false)
        let watch = BrokerWatch(instruments, every: .milliseconds(5)) { _ throws(KafkaError) in
            if isAway.load(ordering: .relaxed) { throw KafkaError(.transport, reason: "gone") }
        }
        #expect(instruments.health.obstacles["kafka"] != nil)
        try watch.start { _ in }
        defer { watch.stop() }
        #expect(becomes { instruments.health.obstacles["kafka"] == nil })
        isAway.store(true, ordering: .relaxed)
        #expect(becomes { instruments.health.obstacles["kafka"]?.contains("gone") == true })
        isAway.store(false, ordering: .relaxed)
        #expect(becomes { instruments.health.obstacles["kafka"] == nil })
    }

    private func becomes(_ condition: () -> Bool) -> Bool {
        let deadline = ContinuousClock.now + .seconds(300)
        while !condition() {
            if ContinuousClock.now > deadline { return false }
            StopFlag().wait(.milliseconds(2))
        }
        return true
    }
}

extension [String] {
    fileprivate var uniqued: [String] { Set(self).sorted() }
}
