import Service
import Testing

@testable import dateline
@testable import extractor
@testable import ingest
@testable import persister

@Suite("Whatever the environment holds", .serialized, .timeLimit(.minutes(240)))
struct EnvironmentFuzzTests {
    private static let scraps = [
        "INGEST_", "EXTRACTOR_", "PERSISTER_", "KAFKA_", "KAFKA_SSL_CA_LOCATION=", "KAFKA_SASL_PASSWORD=", "PG",
        "DATABASE_URL=", "postgresql://", "host=", "10s", "500ms", "true", "-", "=", "\n", "LOG_LEVEL=", "%00", "@",
        ":",
    ]

    @Test("it is settings, or each problem has a name and a reason; and the settings can be shown")
    func environment() throws {
        try Way.fuzz("environment", scraps: Self.scraps) { bytes in
            var variables: [String: String] = [:]
            for line in bytes.split(separator: 0x0a) {
                let parts = String(decoding: line, as: UTF8.self).split(separator: "=", maxSplits: 1)
                // Those load programs and open files: whoever sets them is no stranger.
                guard parts.count == 2, !parts[0].contains("PLUGIN"), !parts[0].hasSuffix("_FILE") else { continue }
                variables[String(parts[0])] = String(parts[1])
            }
            try read("ingest", variables) { _ = IngestSettings(&$0) }
            try read("extractor", variables) { _ = ExtractorSettings(&$0) }
            try read("persister", variables) { _ = PersisterSettings(&$0) }
            try read("dateline", variables) { _ = DatelineSettings(&$0) }
        }
    }

    private func read(
        _ program: String, _ variables: [String: String], _ make: (inout Configuration) -> Void
    ) throws {
        var configuration = Configuration(program: program, environment: variables)
        make(&configuration)
        try Way.demand(!configuration.description.isEmpty, "no settings are shown")
        do throws(ConfigurationError) { try configuration.check() } catch {
            try Way.demand(error.problems.allSatisfy { !$0.name.isEmpty && !$0.reason.isEmpty }, "no reason")
        }
    }
}
