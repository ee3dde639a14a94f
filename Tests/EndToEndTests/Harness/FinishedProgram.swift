import Foundation

/// What a program that ran to its end left.
struct FinishedProgram {
    let exitCode: Int32
    let output: String
    let errors: String

    init(_ name: String, _ arguments: [String], environment: [String: String], input: String) throws {
        let process = Process()
        process.executableURL = name.contains("/") ? URL(filePath: name) : Programs.url(of: name)
        process.arguments = arguments
        process.environment = environment
        let pipes = (input: Pipe(), output: Pipe(), errors: Pipe())
        process.standardInput = pipes.input
        process.standardOutput = pipes.output
        process.standardError = pipes.errors
        try process.runHearingSignals()
        // Inputs and complaints of these tests fit into a pipe.
        try pipes.input.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try pipes.input.fileHandleForWriting.close()
        output = String(decoding: pipes.output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        errors = String(decoding: pipes.errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        exitCode = process.terminationStatus
    }

    /// The output as JSON.
    func json() throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any] ?? [:]
    }
}
