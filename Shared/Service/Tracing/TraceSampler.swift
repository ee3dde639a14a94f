import Shared

/// Decides whether the spans of a trace are exported. All services decide alike for one trace: by what the trace says itself,
/// or by its id.
public struct TraceSampler: Sendable, Equatable {
    /// Whether a trace that somebody has begun keeps what its sampled flag says.
    let followsParent: Bool
    /// Which part of the traces is exported: 0 to 1.
    let ratio: Double

    /// OpenTelemetry's names for samplers.
    enum Name: String, CaseIterable {
        case alwaysOn = "always_on"
        case alwaysOff = "always_off"
        case ratio = "traceidratio"
        case parentOrOn = "parentbased_always_on"
        case parentOrOff = "parentbased_always_off"
        case parentOrRatio = "parentbased_traceidratio"
    }

    /// The sampler of that name; `ratio` counts where the name says so.
    init(_ name: Name, ratio: Double) {
        followsParent = name.rawValue.hasPrefix("parentbased_")
        switch name {
        case .alwaysOn, .parentOrOn: self.ratio = 1
        case .alwaysOff, .parentOrOff: self.ratio = 0
        case .ratio, .parentOrRatio: self.ratio = ratio
        }
    }

    /// Whether the spans of a trace that goes on, or of a new one, are exported.
    func takes(_ trace: TraceContext, isNew: Bool) -> Bool {
        if followsParent, !isNew { return trace.isSampled }
        // The last 56 bits of a trace's id are random; the largest numbers are taken.
        let random = UInt64(trace.traceID.suffix(14), radix: 16) ?? 0
        return Double(random) >= (1 - ratio) * Double(UInt64(1) << 56)
    }
}
