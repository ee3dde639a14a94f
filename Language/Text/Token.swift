/// A word, number or mark: a half-open range of a document's bytes.
public struct Token: Sendable, Equatable {
    /// What a token looks like.
    public enum Kind: UInt8, Sendable {
        /// Begins with a letter; or an ending cut from one, as `n't`.
        case word
        /// Begins with a digit: `3.5`, `10:30`, `2-1`, `20th`.
        case number
        /// Punctuation or a symbol; also `'s` and the like, `...` and `--`.
        case mark
        /// A web or mail address.
        case link
        /// A hashtag or an account's name, with its sign.
        case handle
    }

    /// The first byte.
    public let start: Int32
    /// One past the last byte.
    public let end: Int32
    /// What it looks like.
    public let kind: Kind

    /// The bytes.
    public var range: Range<Int> { Int(start)..<Int(end) }
}
