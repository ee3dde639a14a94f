/// Who said a quote, and by which verb.
struct Attribution {
    var speaker: Speaker
    /// The token of the verb.
    var cue: Int?
    /// The verb stands after the quote, or directly before it: the quote is an utterance of its own.
    var isDirect: Bool
    var confidence: Double
}

/// Who a subject of a verb of speech is.
enum Speaker: Equatable {
    /// A name: the index of the candidate; and the pronoun or role by which it is meant here, where the name stands elsewhere.
    case candidate(Int, as: Range<Int>? = nil)
    /// Words that name nobody: "a police spokesman".
    case words(Range<Int>)
    case unknown
}
