import Glibc

/// Gives a reader input after input. Whatever crashes, hangs or breaks it stays in a file, beside its seed.
public struct Fuzzer: Sendable {
    /// One input may take so long. Minutes even for a busy machine: what hangs never ends.
    private static let patience = Duration.seconds(60)

    private let name: String
    private let mutator: Mutator
    private let plan: Plan

    /// A fuzzer of what `name` names.
    public init(_ name: String, _ mutator: Mutator, plan: Plan = .current) {
        self.name = name
        self.mutator = mutator
        self.plan = plan
    }

    /// Runs as the plan says. `read` throws when what it makes of an input is not right. Throws that with the input's seed.
    public func run(_ read: ([UInt8]) throws -> Void) throws {
        let trace = try Trace(name, folder: plan.folder)
        let watch = Watch(patience: Self.patience) { trace.report("it takes longer than \(Self.patience)") }
        let start = ContinuousClock.now
        var count = 0
        while count < plan.inputs, ContinuousClock.now - start < plan.time {
            let seed = plan.firstSeed &+ UInt64(count)
            let bytes = mutator.input(seed: seed)
            trace.note(bytes, seed: seed)
            watch.begin()
            do { try read(bytes) } catch {
                watch.end()
                trace.report("\(error)")
                throw FuzzFailure("\(name), seed \(seed), input left in \(trace.path): \(error)")
            }
            count += 1
        }
        watch.end()
        trace.remove()
        print(summary(count, ContinuousClock.now - start))
    }

    private func summary(_ count: Int, _ time: Duration) -> String {
        let seconds = max(1, time.components.seconds)
        var usage = rusage()
        getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
        return "fuzz \(name): \(count) inputs from seed \(plan.firstSeed) in \(seconds) s, \(count / Int(seconds))/s,"
            + " peak memory \(usage.ru_maxrss / 1024) MB"
    }
}
