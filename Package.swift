// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]
/// Reading text byte by byte without optimisation takes fifty times as long: the tests of long texts would take minutes.
let optimised: [SwiftSetting] = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

func module(
    _ name: String, _ path: String, uses: [Target.Dependency] = [], exclude: [String] = [],
    settings: [SwiftSetting] = strict
) -> Target {
    .target(name: name, dependencies: uses, path: path, exclude: exclude, swiftSettings: settings)
}

func service(_ name: String, _ path: String, uses: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: uses, path: path, swiftSettings: strict)
}

func library(_ name: String, pkgConfig: String, debian: String) -> Target {
    .systemLibrary(name: name, path: "Shared/C/\(name)", pkgConfig: pkgConfig, providers: [.apt([debian])])
}

func tests(_ name: String, uses: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: uses, path: "Tests/\(name)", swiftSettings: strict)
}

let package = Package(
    name: "dateline",
    products: [
        .library(name: "Language", targets: ["Language"]),
        .library(name: "Reading", targets: ["Reading"]),
    ],
    targets: [
        // C libraries, each behind one Swift module.
        library("CRdKafka", pkgConfig: "rdkafka", debian: "librdkafka-dev"),
        library("CPostgres", pkgConfig: "libpq", debian: "libpq-dev"),
        library("CMicroHTTPD", pkgConfig: "libmicrohttpd", debian: "libmicrohttpd-dev"),
        library("COpenSSL", pkgConfig: "libcrypto", debian: "libssl-dev"),
        library("CCurl", pkgConfig: "libcurl", debian: "libcurl4-openssl-dev"),
        library("CZlib", pkgConfig: "zlib", debian: "zlib1g-dev"),
        library("CExpat", pkgConfig: "expat", debian: "libexpat1-dev"),
        library("CGumbo", pkgConfig: "gumbo", debian: "libgumbo-dev"),
        .systemLibrary(name: "CMalloc", path: "Shared/C/CMalloc"),
        .systemLibrary(name: "CUTF8Proc", path: "Shared/C/CUTF8Proc", providers: [.apt(["libutf8proc-dev"])]),

        // What the services share.
        module("Shared", "Shared/Model"),
        module("Identity", "Shared/Identity", uses: ["Shared", "COpenSSL"]),
        module("Kafka", "Shared/Kafka", uses: ["Shared", "CRdKafka"]),
        module("Postgres", "Shared/Postgres", uses: ["CPostgres"]),
        module("HTTP", "Shared/HTTP", uses: ["CMicroHTTPD", "COpenSSL"]),
        module("WebClient", "Shared/WebClient", uses: ["CCurl"]),
        module(
            "Service", "Shared/Service", uses: ["CMalloc", "Shared", "Identity", "HTTP", "Kafka", "WebClient"]),

        // Text in, findings out.
        module("Language", "Language", uses: ["Shared"], exclude: ["Resources"], settings: optimised),
        module("NameEvaluation", "Tools/NameEvaluation", uses: ["Language"]),
        .executableTarget(
            name: "build-places", dependencies: ["Language"], path: "Tools/BuildPlaces", swiftSettings: strict),
        .executableTarget(
            name: "train-names", dependencies: ["Language", "NameEvaluation"], path: "Tools/TrainNames",
            exclude: ["ablation", "collect-lists.py", "hold-outs", "label-raw.py", "more-names.txt", "written.txt"],
            swiftSettings: strict),

        // Where articles come from: feeds, sitemaps, what a site lets be fetched; web archives.
        module("Feeds", "Feeds", uses: ["CExpat", "Reading"]),
        module("WARC", "WARC", uses: ["CZlib"]),
        // Pages and messy text in, an article's fields out.
        module("Reading", "Reading", uses: ["CGumbo", "CUTF8Proc", "Shared"]),
        .executableTarget(
            name: "train-languages", dependencies: ["Reading"], path: "Tools/TrainLanguages", swiftSettings: strict),

        // The services and the operator's command line.
        service(
            "ingest", "Services/Ingest",
            uses: ["Shared", "Feeds", "Reading", "WARC", "WebClient", "Identity", "Kafka", "HTTP", "Service"]),
        service(
            "extractor", "Services/Extractor",
            uses: ["Shared", "Identity", "Kafka", "Service", "Language", "NameEvaluation"]),
        service("persister", "Services/Persister", uses: ["Shared", "Kafka", "Postgres", "Service"]),
        service(
            "dateline", "Services/Dateline",
            uses: ["Shared", "Identity", "Kafka", "Postgres", "Service", "WebClient"]),

        // What tests share.
        module("HTTPClient", "Tests/HTTPClient"),
        module("Fuzzing", "Tests/Fuzzing", uses: ["Seeded"]),
        module("Parallel", "Tests/Parallel"),
        module("Seeded", "Tests/Seeded"),
        module("TraceCollector", "Tests/TraceCollector", uses: ["HTTP"]),

        tests("SharedTests", uses: ["Shared", "Identity", "Seeded"]),
        tests("KafkaTests", uses: ["Shared", "Kafka"]),
        tests("PostgresTests", uses: ["Parallel", "Postgres"]),
        tests("ServiceTests", uses: ["Shared", "Service", "HTTP", "HTTPClient", "Kafka", "TraceCollector"]),
        tests("FeedsTests", uses: ["Feeds", "Seeded"]),
        tests("WebClientTests", uses: ["WebClient", "HTTP"]),
        tests("WARCTests", uses: ["WARC", "Seeded"]),
        tests("LanguageTests", uses: ["Language", "NameEvaluation", "Seeded"]),
        tests("ReadingTests", uses: ["Reading", "Seeded"]),
        tests(
            "IngestTests",
            uses: [
                "ingest", "Feeds", "HTTP", "HTTPClient", "Identity", "Kafka", "Parallel", "Seeded", "Service", "Shared",
                "WebClient",
            ]),
        tests("ExtractorTests", uses: ["extractor", "Shared", "Kafka", "Service"]),
        tests("PersisterTests", uses: ["persister", "Parallel", "Shared", "Kafka", "Postgres", "Service"]),
        tests(
            "DatelineTests",
            uses: ["dateline", "HTTP", "HTTPClient", "Identity", "Postgres", "Service", "Shared", "WebClient"]),
        .testTarget(
            name: "HostileTests",
            dependencies: [
                "dateline", "extractor", "ingest", "persister", "Feeds", "Fuzzing", "HTTP", "HTTPClient", "Kafka",
                "Service", "Shared",
            ],
            path: "Tests/HostileTests", exclude: ["Corpus"], swiftSettings: strict),
        tests(
            "EndToEndTests",
            uses: ["Shared", "Identity", "Kafka", "Postgres", "HTTPClient", "Seeded", "TraceCollector"]),
    ],
    swiftLanguageModes: [.v6]
)
