/// What a token can mean to who said something.
enum QuoteWord: UInt8 {
    case other
    /// A verb of speech; its value is a ``Cue``'s bits.
    case cue
    case according, by
    /// A pronoun; its value tells which.
    case pronoun
    /// Stands between a subject and its verb: auxiliaries, adverbs.
    case filler
    case preposition, conjunction, that, determiner
    /// Someone without a name: "spokesman", "officials", "the ministry".
    case role
    /// "known as", "dubbed", "the term": what follows is a name, not words that were said.
    case naming
    /// Something with a title: "song", "film".
    case work
    case possessive, comma, stop, colon, dash, open, close, label
}

/// How a verb reports.
struct Cue: OptionSet {
    let rawValue: Int32
    /// "saying": its subject is that of the sentence.
    static let participle = Cue(rawValue: 1)
    /// It may stand before its subject: "said Ann".
    static let inverts = Cue(rawValue: 2)
    /// It often has an object of its own, and then reports nothing: "found", "noted".
    static let weak = Cue(rawValue: 4)
}

/// What a role is that of: the company says what "it" says.
enum Role: Int {
    case person, body
}

/// Who a pronoun stands for.
enum Pronoun: Int32 {
    case he, she, they, it, first, who
}
