/// How large batches may be so that one takes about as long as it should: the part of their limits that they may fill. It
/// shrinks after a slow batch, to what would have been in time, and grows again by halves after fast ones.
public struct BatchPace: Sendable, Equatable {
    /// How long a batch should take at most.
    public let target: Duration
    /// Of the limits: 0 to 1.
    public private(set) var part = 1.0

    /// Begins with whole batches.
    public init(target: Duration) { self.target = target }

    /// Learns how long a batch took. One that took much too long says more about itself than about the next.
    public mutating func note(_ time: Duration) {
        if time > target {
            part = max(Self.least, part * max(0.25, target / time))
        } else if time < target / 2 {
            part = min(1, part * 1.5)
        }
    }

    /// What is left of a limit: at least 1.
    public func part(of limit: Int) -> Int { max(1, Int(Double(limit) * part)) }

    private static let least = 0.001
}
