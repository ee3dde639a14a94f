import Foundation
import HTTPClient

/// A service that runs until it is told to stop, or killed.
final class RunningProgram {
    let name: String
    private let process = Process()
    private let logFile: URL

    /// Starts it; what it writes to standard error goes to a file in `folder`.
    init(_ name: String, _ arguments: [String], environment: [String: String], folder: URL) throws {
        self.name = name
        let program = name.contains("/") ? URL(filePath: name) : Programs.url(of: name)
        logFile = folder.appending(path: "\(program.lastPathComponent)-\(UUID().uuidString).log")
        try Data().write(to: logFile)
        process.executableURL = program
        process.arguments = arguments
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: logFile)
        try process.runHearingSignals()
    }

    var id: pid_t { process.processIdentifier }
    var isRunning: Bool { process.isRunning }
    var log: String { (try? String(contentsOf: logFile, encoding: .utf8)) ?? "" }

    /// Sends SIGTERM and gives the exit code.
    func stop() throws -> Int32 {
        process.terminate()
        return try exitCode()
    }

    /// Waits for its end.
    func exitCode() throws -> Int32 {
        try eventually("\(name) ends") { !process.isRunning }
        return process.terminationStatus
    }

    /// Sends SIGKILL and waits for the end.
    func kill() {
        signal(SIGKILL)
        process.waitUntilExit()
    }

    func signal(_ number: Int32) {
        if process.isRunning { _ = Foundation.kill(id, number) }
    }
}

extension RunningProgram {
    /// The port of an event in its log; nil while there is none.
    private func port(of event: String) -> Int? {
        let line = log.split(separator: "\n").first { $0.contains("\"event\":\"\(event)\"") }
        return line?.firstMatch(of: /"port":(\d+)/).flatMap { Int($0.1) }
    }

    /// Where it answers operators.
    var monitoringPort: Int { get throws { try knownPort(of: "monitoring.listening") } }

    /// Asks its monitoring port.
    func ask(_ path: String, seconds: Int = 60) throws -> HTTPClient.Answer {
        try HTTPClient(port: monitoringPort, seconds: seconds).request("GET", path)
    }

    var isReady: Bool { (try? ask("/readyz", seconds: 5).status) == 200 }

    /// Waits until it says that it can work.
    func waitUntilReady() throws {
        try eventually("\(name) is ready") {
            guard isRunning else { throw Stage.Failure(description: "\(name) ended:\n\(log)") }
            return isReady
        }
    }

    /// The port of ingest's HTTP API.
    var apiPort: Int { get throws { try knownPort(of: "http.listening") } }

    private func knownPort(of event: String) throws -> Int {
        guard let port = port(of: event) else { throw Stage.Failure(description: "\(name): no \(event)") }
        return port
    }
}
