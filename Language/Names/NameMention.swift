import Shared

/// A name in a text, as the recogniser found it.
public struct NameMention: Sendable, Equatable {
    /// The name's tokens in ``Document/tokens``; titles, a leading "the" and a trailing "'s" are outside.
    public var tokens: Range<Int>
    /// What it names.
    public var type: EntityType
    /// How sure the recogniser is: 0 to 1.
    public var confidence: Float

    /// Makes a mention.
    public init(tokens: Range<Int>, type: EntityType, confidence: Float) {
        self.tokens = tokens
        self.type = type
        self.confidence = confidence
    }
}

extension NameMention {
    /// The tokens between another name and this; none where they overlap.
    func gap(after other: NameMention) -> Range<Int> {
        other.tokens.upperBound..<max(other.tokens.upperBound, tokens.lowerBound)
    }
}
