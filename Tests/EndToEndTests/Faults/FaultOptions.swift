/// How a run of faults shall be, from the variables that `scripts/faults` sets.
struct FaultOptions {
    let count: Int
    let seed: UInt64
    let limits: FaultPlan.Limits
    /// Articles a second.
    let rate: Int
    let diskMegabytes: Int
    /// Whether a recovery that takes longer than promised fails the run.
    let isTimed: Bool

    /// What a service may take until it is ready again.
    static let promised = Duration.seconds(30)

    init(_ environment: [String: String]) {
        let byHand = environment["FAULTS"].flatMap { Int($0) }
        count = byHand ?? 20
        isTimed = byHand != nil
        seed = environment["FAULT_SEED"].flatMap { UInt64($0) } ?? .random(in: 1...999_999)
        let longest = environment["FAULT_SECONDS"].flatMap { Double($0) } ?? (byHand == nil ? 1.5 : 30)
        limits = FaultPlan.Limits(stop: longest, other: min(longest, 5), pause: byHand == nil ? 0.5 : 2)
        rate = environment["FAULT_RATE"].flatMap { Int($0) } ?? 40
        diskMegabytes = max(256, count * 5)
    }
}
