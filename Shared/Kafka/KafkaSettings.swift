import CRdKafka

/// How to reach the cluster: any property of librdkafka, read from the environment.
///
/// `KAFKA_SECURITY_PROTOCOL=sasl_ssl` sets `security.protocol`: the prefix goes, letters become small, `_` becomes `.`.
/// Properties that the delivery promises rest on (``reserved``) cannot be set.
public struct KafkaSettings: Sendable, Equatable {
    /// The properties that were set, by librdkafka's names.
    public private(set) var properties: [String: String]

    /// Settings for brokers at `bootstrapServers`, with `properties` beside. Nothing is checked before a client is made.
    public init(bootstrapServers: String = "localhost:9092", properties: [String: String] = [:]) {
        self.properties = Self.defaults.merging(properties) { $1 }
        self.properties["bootstrap.servers"] = bootstrapServers
    }

    /// Reads every `KAFKA_…` variable of `environment`. Throws one error that names all variables at fault.
    public init(environment: [String: String]) throws(KafkaSettingsError) {
        self.init()
        var problems: [KafkaSettingsError.Problem] = []
        for (key, value) in environment.sorted(by: { $0.key < $1.key }) where Self.isSetting(key) {
            let property = Self.property(of: key)
            if let reason = Self.refusal(of: property, value) {
                problems.append(.init(key: key, reason: reason))
            }
            properties[property] = value
        }
        if !problems.isEmpty { throw KafkaSettingsError(problems: problems) }
    }

    /// The environment variable that sets a property.
    public static func environmentKey(of property: String) -> String {
        "KAFKA_" + String(property.uppercased().map { $0 == "." ? "_" : $0 })
    }

    /// These settings with another property.
    public func with(_ property: String, _ value: String) -> KafkaSettings {
        var copy = self
        copy.properties[property] = value
        return copy
    }

    /// What is set where the environment says nothing.
    ///
    /// `receive.message.max.bytes`: brokers that ignore the fetch limits may answer with a whole backlog.
    /// `reconnect.backoff.max.ms`: a broker that is back is not left waiting for librdkafka's ten seconds.
    static let defaults = [
        "client.id": "dateline", "bootstrap.servers": "localhost:9092", "receive.message.max.bytes": "2000000000",
        "socket.keepalive.enable": "true", "reconnect.backoff.max.ms": "2000",
    ]

    /// Properties that the clients of this module set themselves.
    public static let reserved: Set<String> = [
        "acks", "enable.auto.commit", "enable.auto.offset.store", "enable.idempotence", "enable.partition.eof",
        "group.id", "isolation.level", "request.required.acks", "transactional.id",
    ]

    /// Kubernetes gives every pod variables such as `KAFKA_PORT=tcp://10.0.0.1:9092` when there is a service named
    /// `kafka`; they are not settings.
    private static func isSetting(_ key: String) -> Bool {
        key.hasPrefix("KAFKA_") && key != "KAFKA_PORT" && !key.hasPrefix("KAFKA_PORT_")
            && !key.hasPrefix("KAFKA_SERVICE_")
    }

    private static func property(of key: String) -> String {
        String(key.dropFirst("KAFKA_".count).lowercased().map { $0 == "_" ? "." : $0 })
    }

    private static func refusal(of property: String, _ value: String) -> String? {
        if reserved.contains(property) {
            return "'\(property)' is set by Dateline itself, to keep its delivery promises"
        }
        let conf = Configuration()
        return conf.refusal(of: property, value)
    }
}

extension KafkaSettings: CustomStringConvertible {
    /// `property=value` pairs in order, secrets masked.
    public var description: String {
        masked.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }

    /// The properties with `****` for every secret.
    public var masked: [String: String] {
        Dictionary(uniqueKeysWithValues: properties.map { ($0, Self.isSecret($0) ? "****" : $1) })
    }

    /// Whether a property's value must not be shown.
    public static func isSecret(_ property: String) -> Bool {
        ["password", "secret", "key.pem", "oauthbearer.config"].contains { property.hasSuffix($0) }
    }
}

/// Variables that librdkafka refuses.
public struct KafkaSettingsError: Error, Sendable, Equatable, CustomStringConvertible {
    /// One variable and what is wrong with it.
    public struct Problem: Sendable, Equatable {
        /// The environment variable.
        public let key: String
        /// Why it cannot be used; never holds a secret.
        public let reason: String
    }

    /// All of them, in the order of their names.
    public let problems: [Problem]

    /// One line a problem.
    public var description: String { problems.map { "\($0.key): \($0.reason)" }.joined(separator: "\n") }
}
