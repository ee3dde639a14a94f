import Kafka
import Testing

@Suite("Settings")
struct SettingsTests {
    @Test("A variable sets the property of its name")
    func passesThrough() throws {
        let settings = try KafkaSettings(environment: [
            "KAFKA_BOOTSTRAP_SERVERS": "a:1,b:2", "KAFKA_SECURITY_PROTOCOL": "sasl_ssl", "OTHER": "x",
        ])
        #expect(settings.properties["bootstrap.servers"] == "a:1,b:2")
        #expect(settings.properties["security.protocol"] == "sasl_ssl")
    }

    @Test("With nothing set the broker is on this machine")
    func defaultBroker() throws {
        #expect(try KafkaSettings(environment: [:]).properties["bootstrap.servers"] == "localhost:9092")
    }

    @Test("Every variable that librdkafka refuses is named, with the reason")
    func refuses() throws {
        let error = #expect(throws: KafkaSettingsError.self) {
            try KafkaSettings(environment: [
                "KAFKA_SOCKET_TIMEOUT_MS": "soon", "KAFKA_NO_SUCH_THING": "1", "KAFKA_SASL_USERNAME": "ann",
            ])
        }
        #expect(error?.problems.map(\.key) == ["KAFKA_NO_SUCH_THING", "KAFKA_SOCKET_TIMEOUT_MS"])
        #expect(error?.problems.last?.reason.contains("socket.timeout.ms") == true)
    }

    @Test("What the delivery promises rest on cannot be set", arguments: KafkaSettings.reserved.sorted())
    func reserved(property: String) {
        let key = KafkaSettings.environmentKey(of: property)
        let error = #expect(throws: KafkaSettingsError.self) { try KafkaSettings(environment: [key: "1"]) }
        #expect(error?.problems.map(\.key) == [key])
    }

    @Test("The variables that Kubernetes makes for a service named kafka are not settings")
    func ignoresKubernetes() throws {
        let settings = try KafkaSettings(environment: [
            "KAFKA_PORT": "tcp://10.0.0.1:9092", "KAFKA_PORT_9092_TCP_ADDR": "10.0.0.1",
            "KAFKA_SERVICE_HOST": "10.0.0.1",
        ])
        #expect(settings == KafkaSettings())
    }

    @Test("Secrets are not shown")
    func masks() throws {
        let settings = try KafkaSettings(environment: [
            "KAFKA_SASL_PASSWORD": "s3cret", "KAFKA_SSL_KEY_PASSWORD": "s3cret", "KAFKA_SASL_USERNAME": "ann",
        ])
        #expect(!settings.description.contains("s3cret"))
        #expect(settings.masked["sasl.username"] == "ann")
        #expect(settings.masked["sasl.password"] == "****")
    }
}
