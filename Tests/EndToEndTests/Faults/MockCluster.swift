import Foundation

/// A mock of a Kafka cluster in a process of its own: see `scripts/mock-broker`.
final class MockCluster {
    /// Where it listens.
    let servers: String
    private let process = Process()
    private let input = Pipe()

    init() throws {
        let output = Pipe()
        process.executableURL = Programs.repository.appending(path: "scripts/mock-broker")
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.runHearingSignals()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        servers = line.trimmingCharacters(in: .newlines)
    }

    deinit { kill(process.processIdentifier, SIGKILL) }

    /// Makes topics.
    func create(_ topics: [String], partitions: Int) throws {
        for topic in topics { try tell("topic \(topic) \(partitions)") }
    }

    /// Answers the next requests of a kind with `errors`, one each.
    func answer(_ request: Request, with errors: [Int]) throws {
        try tell("errors \(request.rawValue) \(errors.map(String.init).joined(separator: " "))")
    }

    /// Kinds of requests, by their numbers.
    enum Request: Int, CaseIterable {
        case produce = 0
        case fetch = 1
        case commitOffsets = 8
        case findCoordinator = 10
        case heartbeat = 12
        case addPartitions = 24
        case addOffsets = 25
        case endTransaction = 26
        case commitOffsetsInTransaction = 28
    }

    private func tell(_ line: String) throws {
        try input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
    }
}
