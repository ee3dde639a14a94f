import Seeded

/// Chooses faults: the same ones for the same seed.
struct FaultPlan {
    /// What can be done to what.
    struct Possibility: Hashable {
        let kind: Fault.Kind
        let target: Fault.Target
    }

    /// How long faults may last, in seconds.
    struct Limits {
        var stop: Double
        var other: Double
        var pause: Double
    }

    let possibilities: [Possibility]
    let limits: Limits

    /// So many faults: each possibility comes once before any comes again.
    func faults(_ count: Int, seed: UInt64) -> [Fault] {
        var random = SeededGenerator(seed: seed)
        var deck: [Possibility] = []
        return (0..<count).map { _ in
            if deck.isEmpty { deck = possibilities.shuffled(using: &random) }
            return fault(deck.removeLast(), &random)
        }
    }

    private func fault(_ possibility: Possibility, _ random: inout SeededGenerator) -> Fault {
        let longest = possibility.kind == .stop ? limits.stop : limits.other
        let extractor = Member.extractors.randomElement(using: &random)
        return Fault(
            kind: possibility.kind, target: possibility.target.with(extractor),
            seconds: Double.random(in: min(0.2, longest)...longest, using: &random),
            pause: Double.random(in: 0...limits.pause, using: &random))
    }
}

extension Fault.Target {
    /// Of the extractors, `extractor` is meant.
    fileprivate func with(_ extractor: Member?) -> Fault.Target {
        guard let extractor else { return self }
        switch self {
        case .program(let member) where member.service == .extractor: return .program(extractor)
        case .link(let member, let server) where member.service == .extractor: return .link(extractor, server)
        default: return self
        }
    }
}
