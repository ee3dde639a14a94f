import FoundationEssentials

/// The header `Retry-After` (RFC 9110, section 10.2.3).
public enum RetryAfter {
    /// How many seconds a site asks to be left alone: it writes their number, or the time when they are over. Nil when it
    /// is neither.
    public static func seconds(_ header: String, now: Date = Date()) -> Int? {
        if let seconds = Int(header) { return seconds >= 0 ? seconds : nil }
        guard let text = FeedDate.iso(header), let date = try? Date.ISO8601FormatStyle().parse(text) else { return nil }
        return max(0, Int(date.timeIntervalSince(now)))
    }
}
