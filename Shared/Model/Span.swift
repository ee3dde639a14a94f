/// A half-open stretch of an article's text, in Unicode code points from its start: `substr(text, start + 1, end - start)`
/// in PostgreSQL and `text[start:end]` in Python give its words.
public struct Span: Codable, Sendable, Hashable {
    /// The first code point.
    public var start: Int
    /// One past the last code point.
    public var end: Int

    /// Makes a span; `start` must not be after `end`.
    public init(start: Int, end: Int) {
        self.start = start
        self.end = end
    }
}
