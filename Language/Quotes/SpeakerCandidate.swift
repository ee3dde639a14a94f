import Shared

/// A name in the text that may be a speaker's: what the finding of quotes needs to know of it.
public struct SpeakerCandidate: Sendable, Equatable {
    /// The name's tokens.
    public var tokens: Range<Int>
    /// The id of the entity it names.
    public var entity: String
    /// What it names.
    public var type: EntityType
    /// Whether the person is known to be a woman (true) or a man (false).
    public var isWoman: Bool?

    /// Makes a candidate.
    public init(tokens: Range<Int>, entity: String, type: EntityType, isWoman: Bool? = nil) {
        self.tokens = tokens
        self.entity = entity
        self.type = type
        self.isWoman = isWoman
    }
}
