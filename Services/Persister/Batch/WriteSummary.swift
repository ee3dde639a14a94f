/// What became of the records that were written.
struct WriteSummary: Equatable {
    /// New articles.
    var inserted = 0
    /// Articles whose facts were replaced.
    var replaced = 0
    /// Articles whose text changed.
    var revised = 0
    /// Records that say what is stored.
    var unchanged = 0
    /// Records older than what is stored.
    var stale = 0
    /// Records of erased articles.
    var erased = 0

    static func + (one: WriteSummary, other: WriteSummary) -> WriteSummary {
        WriteSummary(
            inserted: one.inserted + other.inserted, replaced: one.replaced + other.replaced,
            revised: one.revised + other.revised, unchanged: one.unchanged + other.unchanged,
            stale: one.stale + other.stale, erased: one.erased + other.erased)
    }

    mutating func count(_ decision: Decision) {
        switch decision {
        case .insert: inserted += 1
        case .replace: replaced += 1
        case .revise: revised += 1
        case .leaveUnchanged: unchanged += 1
        case .leaveStale: stale += 1
        case .leaveErased: erased += 1
        }
    }
}
