import Foundation
import Identity
import Testing

@testable import ingest

/// The built program, run as a user does.
@Suite("The program", .timeLimit(.minutes(60)))
struct ProgramTests {
    /// A run of `ingest` that has been started.
    struct Run {
        let process = Process()
        let output = Pipe()
        let errors = Pipe()

        /// The program lies beside the tests.
        init(_ arguments: [String], _ environment: [String: String] = [:]) throws {
            let tests = URL(fileURLWithPath: CommandLine.arguments[0])
            process.executableURL = tests.deletingLastPathComponent().appendingPathComponent("ingest")
            process.arguments = arguments
            process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
            process.standardOutput = output
            process.standardError = errors
            try process.run()
        }

        /// Waits for the end; returns the exit code and what was said.
        func finish() -> (code: Int32, output: String, errors: String) {
            let texts = [output, errors].map {
                String(decoding: $0.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            }
            process.waitUntilExit()
            return (process.terminationStatus, texts[0], texts[1])
        }

        /// Waits until the log tells an event.
        func wait(for event: String) {
            var text = ""
            while !text.contains("\"\(event)\"") {
                let piece = errors.fileHandleForReading.availableData
                if piece.isEmpty { return }
                text += String(decoding: piece, as: UTF8.self)
            }
        }
    }

    private let nowhere = [
        "KAFKA_BOOTSTRAP_SERVERS": "127.0.0.1:9", "INGEST_PORT": "0", "INGEST_MONITORING_PORT": "0",
    ]

    @Test("SIGTERM and SIGINT end the service with code 0", arguments: [SIGTERM, SIGINT])
    func signals(_ signal: Int32) throws {
        let run = try Run(["serve"], nowhere)
        run.wait(for: "service.started")
        kill(run.process.processIdentifier, signal)
        let result = run.finish()
        #expect(result.code == 0)
        #expect(result.errors.contains("service.stopped"))
    }

    @Test("What is wrong with the settings is told at once, with code 78")
    func settings() throws {
        let result = try Run(["serve"], ["INGEST_PORT": "none", "INGEST_PROT": "1", "KAFKA_LINGER_MS": "soon"]).finish()
        #expect(result.code == 78)
        for name in ["INGEST_PORT must be", "INGEST_PROT is not", "KAFKA_LINGER_MS is refused"] {
            #expect(result.errors.contains(name))
        }
    }

    @Test("Every setting is printed")
    func printing() throws {
        let result = try Run(["--print-config"], ["KAFKA_SASL_PASSWORD": "hush", "INGEST_PORT": "7"]).finish()
        #expect(result.code == 0)
        #expect(result.output.contains("INGEST_PORT=7\n") && result.output.contains("INGEST_MAX_RECORD_BYTES=900000"))
        #expect(result.output.contains("KAFKA_SASL_PASSWORD=********") && !result.output.contains("hush"))
    }

    @Test("A port that is taken ends the service with code 1")
    func portTaken() throws {
        try RunningIngest.with(["KAFKA_BOOTSTRAP_SERVERS": "127.0.0.1:9"], untilReady: false) { ingest in
            let port = ingest.apiPort
            let result = try Run(["serve"], nowhere.merging(["INGEST_PORT": "\(port)"]) { $1 }).finish()
            #expect(result.code == 1 && result.errors.contains("Address already in use"))
        }
    }

    @Test("Without a broker, publishing ends with code 69")
    func noBroker() throws {
        let environment = nowhere.merging(["INGEST_ACKNOWLEDGE_TIMEOUT": "500ms"]) { $1 }
        let result = try Run(["publish", "-"], environment).finish()
        #expect(result.code == 69 && result.errors.contains("the broker cannot be used"))
    }

    @Test("Files are published; what is refused is named with file, line and reason", .enabled(if: Broker.isThere))
    func publishing() throws {
        let prefix = ["TOPIC_PREFIX": "test.\(UUID().uuidString.prefix(8))."]
        try FilesTests.withFolder([
            "a.txt": "Words.", "b.ndjson": "{\"text\": \"One.\"}\n{\"txt\": 1}\n{\"text\": \"Two.\"}", "c.json": "[]",
            "d.json": "{\"text\": \"Three.\"}\n{\"text\": \"Four.\"}", "e.png": "",
        ]) { path in
            let result = try Run(["publish", "--ids", path], prefix).finish()
            #expect(result.code == 1)
            let lines = Set(result.output.split(separator: "\n").map(String.init))
            let places = [
                "Words.": "a.txt", "One.": "b.ndjson:1", "Two.": "b.ndjson:3", "Three.": "d.json:1",
                "Four.": "d.json:2",
            ]
            #expect(lines == Set(places.map { "\(ArticleIdentity.id(url: nil, text: $0.key))\t\(path)/\($0.value)" }))
            #expect(result.errors.contains("\(path)/b.ndjson:2: the field 'text' is missing\n"))
            #expect(result.errors.contains("\(path)/c.json: the field '(the record)' must be an object, not a list\n"))
            #expect(result.errors.hasSuffix("ingest: published 5 articles, refused 2, left out 1 other file\n"))
            #expect(try Run(["publish", "\(path)/a.txt"], prefix).finish().code == 0)
        }
    }

    @Test("An archive's pages are published, in a folder or by name; the rest is counted", .enabled(if: Broker.isThere))
    func archive() throws {
        let prefix = ["TOPIC_PREFIX": "test.\(UUID().uuidString.prefix(8))."]
        let records = (1...3).map { ArchiveTests.record("https://example.org/\($0)") }
        let image = ArchiveTests.record("https://example.org/i", "x", type: "image/png")
        let broken = "WARC/1.1\r\nContent-Length: x\r\n\r\n"
        let archive = records[0] + image + broken + records[1] + records[2].dropLast(50)
        try FilesTests.withFolder(["crawl.warc": archive, "copy.data": archive]) { path in
            let result = try Run(["publish", "--ids", path], prefix).finish()
            #expect(result.code == 1)
            let first = ArticleIdentity.id(url: "https://example.org/1", text: "")
            #expect(result.output.contains("\(first)\t\(path)/crawl.warc, byte 0, https://example.org/1\n"))
            let (second, last) = (
                (records[0] + image).utf8.count, (records[0] + image + broken + records[1]).utf8.count
            )
            #expect(result.errors.contains("crawl.warc, byte \(second): the record is broken: its length is missing"))
            #expect(result.errors.contains("crawl.warc, byte \(last): the record is broken: the archive breaks off"))
            #expect(
                result.errors.hasSuffix(
                    "published 2 articles, refused 2, skipped 1 archived answer without a page, left out 1 other file\n"
                ))
            let byLook = try Run(["publish", "\(path)/copy.data"], prefix).finish()
            #expect(byLook.errors.contains("published 2 articles"))
            let read = try Run(["read", "\(path)/crawl.warc"]).finish()
            #expect(read.code == 1 && read.output.split(separator: "\n").count == 2)
        }
    }
}
