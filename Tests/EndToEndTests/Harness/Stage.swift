import Foundation
import Kafka
import Postgres
import Shared

/// An installation of a test's own: topics under its own prefix, a database of its own, and the programs it starts.
final class Stage {
    static let isPossible =
        environment["KAFKA_BOOTSTRAP_SERVERS"] != nil && environment["PGHOST"] != nil && Programs.areBuilt

    static let environment = ProcessInfo.processInfo.environment

    let topics: TopicNames
    /// What every program of the stage gets.
    let environment: [String: String]
    private(set) var programs: [RunningProgram] = []
    let folder: URL

    private init(environment: [String: String], folder: URL) throws {
        let prefix = "e2e.\(UUID().uuidString.prefix(8).lowercased())."
        topics = TopicNames(prefix: prefix)
        let own = ["TOPIC_PREFIX": prefix, "LOG_FORMAT": "json", "INGEST_PORT": "0"]
        let ports = Service.allCases.map { ("\($0.rawValue.uppercased())_MONITORING_PORT", "0") }
        self.environment = environment.merging(own) { $1 }.merging(ports) { $1 }
        self.folder = folder
    }

    /// Runs `body` on a new stage and ends whatever it started. With a `broker` or `database` the stage uses those,
    /// else the ones that the tests' environment names. `settings` are more variables for all programs.
    static func with(
        broker: PrivateServer? = nil, database: PrivateServer? = nil, settings: [String: String] = [:],
        _ body: (Stage) throws -> Void
    ) throws {
        var variables = Self.environment.merging(settings) { $1 }
        if let broker { variables["KAFKA_BOOTSTRAP_SERVERS"] = "127.0.0.1:\(broker.port)" }
        let folder = FileManager.default.temporaryDirectory.appending(path: "e2e-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        if let database {
            variables["PGPORT"] = String(database.port)
            return try run(Stage(environment: variables, folder: folder), body)
        }
        try TestDatabase.with { name in
            variables["PGDATABASE"] = name
            try run(Stage(environment: variables, folder: folder), body)
        }
    }

    /// Runs `body` on a stage whose broker and database the variables name.
    static func with(_ variables: [String: String], _ body: (Stage) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "e2e-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try run(Stage(environment: Self.environment.merging(variables) { $1 }, folder: folder), body)
    }

    private static func run(_ stage: Stage, _ body: (Stage) throws -> Void) throws {
        defer { stage.end() }
        do {
            try body(stage)
        } catch {
            throw Failure(description: "\(error)\n\(stage.complaints)")
        }
    }

    private func end() {
        for program in programs { program.kill() }
        guard let admin = try? Admin(settings: kafka) else { return }
        try? admin.deleteTopics(topics.all, timeout: .seconds(2))
    }

    /// What the programs' logs say that should not be there.
    private var complaints: String {
        programs.map { program in
            let lines = program.log.split(separator: "\n").filter { !$0.contains("\"level\":\"info\"") }
            return "--- \(program.name)\n" + lines.suffix(12).joined(separator: "\n")
        }.joined(separator: "\n")
    }

    /// Why a test could not go on.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }
}

extension Stage {
    /// For the test's own clients.
    var kafka: KafkaSettings {
        get throws { try KafkaSettings(environment: environment) }
    }

    /// Starts a service, by a `launcher` where there is one. Under the same `instance` name a later start takes the place of
    /// an earlier one, as a restarted container does.
    @discardableResult
    func start(
        _ service: Service, instance: String = "one", settings: [String: String] = [:], by launcher: String? = nil
    ) throws -> RunningProgram {
        var variables = environment.merging(settings) { $1 }
        variables["\(service.rawValue.uppercased())_INSTANCE_ID"] = instance
        let program = try RunningProgram(
            launcher ?? service.rawValue,
            (launcher == nil ? [] : [Programs.url(of: service.rawValue).path]) + [service.command],
            environment: variables, folder: folder)
        programs.append(program)
        return program
    }

    /// Starts all three services and waits until they can work.
    func startAll(settings: [String: String] = [:]) throws {
        for service in Service.allCases { try start(service, settings: settings) }
        for program in programs { try program.waitUntilReady() }
    }

    /// Runs a program to its end.
    @discardableResult
    func run(_ name: String, _ arguments: String..., input: String = "") throws -> FinishedProgram {
        try run(name, arguments, input: input)
    }

    /// Runs a program to its end.
    @discardableResult
    func run(_ name: String, _ arguments: [String], input: String = "") throws -> FinishedProgram {
        try FinishedProgram(name, arguments, environment: environment, input: input)
    }

    /// A connection to the stage's database.
    func connect() throws -> Connection {
        var settings = ConnectionSettings(
            url: "postgresql://dateline@127.0.0.1:\(environment["PGPORT"] ?? "")", connectTimeout: .seconds(20))
        settings.database = environment["PGDATABASE"]
        return try Connection(settings)
    }

    /// The one number that a query gives.
    func number(_ sql: String) throws -> Int {
        try connect().query("SELECT (\(sql)) AS number").first?["number"] ?? 0
    }
}

/// The services.
enum Service: String, CaseIterable, Sendable {
    case ingest
    case extractor
    case persister

    /// What makes it run.
    var command: String { self == .ingest ? "serve" : "run" }
}
