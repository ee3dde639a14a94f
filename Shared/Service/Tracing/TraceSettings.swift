import WebClient

/// Where spans go, as OpenTelemetry's variables tell.
public struct TraceSettings: Sendable {
    /// The address that takes them.
    let endpoint: WebAddress
    /// Sent with every request; may hold a password.
    let headers: [String: String]
    /// What tells the process from others, beside its name and version.
    let resource: [String: String]
    /// Which traces are exported.
    let sampler: TraceSampler

    /// Reads them; nil where no endpoint is set.
    public init?(_ configuration: inout Configuration) {
        let base = configuration.optional(
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            "the collector of traces, as http://host:4318, that spans are sent to as OTLP over HTTP in JSON; without it"
                + " none are made")
        let own = configuration.optional(
            "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "the whole address for spans, where it is another")
        let headers = configuration.secret(
            "OTEL_EXPORTER_OTLP_HEADERS", "headers for the collector, as name=value,name=value")
        let service = configuration.string(
            "OTEL_SERVICE_NAME", default: "dateline-\(configuration.program)", "the service's name in traces")
        let resource = configuration.optional(
            "OTEL_RESOURCE_ATTRIBUTES", "what else is told of the process, as name=value,name=value")
        sampler = Self.sampler(&configuration)
        self.headers = Self.pairs(headers, "OTEL_EXPORTER_OTLP_HEADERS", &configuration)
        self.resource = Self.pairs(resource, "OTEL_RESOURCE_ATTRIBUTES", &configuration)
            .merging(["service.name": service]) { $1 }
        guard let text = own ?? base.map({ $0 + ($0.hasSuffix("/") ? "" : "/") + "v1/traces" }) else { return nil }
        do {
            endpoint = try WebAddress(text)
        } catch {
            let name = own == nil ? "OTEL_EXPORTER_OTLP_ENDPOINT" : "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"
            configuration.refuse(name, "is refused: \(error)")
            return nil
        }
    }

    private static func sampler(_ configuration: inout Configuration) -> TraceSampler {
        let name = configuration.choice(
            "OTEL_TRACES_SAMPLER", default: TraceSampler.Name.parentOrOn,
            "which traces are exported; parentbased: as the traceparent of what comes in says")
        let key = "OTEL_TRACES_SAMPLER_ARG"
        let text = configuration.string(key, default: "1", "the part of the traces that traceidratio takes, 0 to 1")
        let ratio = Double(text).flatMap { (0...1).contains($0) ? $0 : nil }
        if ratio == nil { configuration.refuse(key, "must be a number from 0 to 1, not '\(text)'") }
        return TraceSampler(name, ratio: ratio ?? 1)
    }

    /// Reads `name=value,name=value`, values with percent escapes, as W3C Baggage writes them.
    private static func pairs(
        _ text: String?, _ key: String, _ configuration: inout Configuration
    ) -> [String: String] {
        var pairs: [String: String] = [:]
        for pair in (text ?? "").split(separator: ",") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = parts[0].trimmed
            guard parts.count == 2, !name.isEmpty, let value = parts[1].trimmed.removingPercentEncoding else {
                configuration.refuse(key, "must be name=value,name=value")
                return [:]
            }
            pairs[name] = value
        }
        return pairs
    }
}

extension Substring {
    fileprivate var trimmed: String {
        let start = drop { $0 == " " }
        return String(start.reversed().drop { $0 == " " }.reversed())
    }
}

extension String {
    /// Nil where an escape is malformed.
    fileprivate var removingPercentEncoding: String? {
        var bytes: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
