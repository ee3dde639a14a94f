import Foundation

/// How long the fuzzers run and where they begin, from the environment: `FUZZ_SECONDS` or `FUZZ_INPUTS` for each of them,
/// and `FUZZ_SEED`, the first input's. Without these they run for a second, from a seed of their own.
public struct Plan: Sendable {
    /// The seed of the first input; the next inputs have the next seeds.
    public let firstSeed: UInt64
    /// Ends a run.
    public let inputs: Int
    /// Ends a run.
    public let time: Duration
    /// Where an input that breaks something is left.
    public let folder: String

    /// The plan of this process.
    public static let current = Plan(ProcessInfo.processInfo.environment)

    init(_ environment: [String: String]) {
        func number(_ name: String) -> Int? { environment[name].flatMap { Int($0) } }
        firstSeed = environment["FUZZ_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0 ... .max / 2)
        inputs = number("FUZZ_INPUTS") ?? .max
        time = number("FUZZ_INPUTS") == nil ? .seconds(number("FUZZ_SECONDS") ?? 1) : .seconds(1_000_000)
        folder = environment["FUZZ_FOLDER"] ?? NSTemporaryDirectory()
    }
}
