/// What each token of a document means to who said something.
struct QuoteTokens {
    private var words: [QuoteWord]
    private var values: [Int32]
    /// For each token the candidate it belongs to, or -1.
    private var candidates: [Int32]

    init(_ document: Document, _ names: [SpeakerCandidate]) {
        words = Array(repeating: .other, count: document.tokens.count)
        values = Array(repeating: 0, count: document.tokens.count)
        candidates = Array(repeating: -1, count: document.tokens.count)
        for (index, name) in names.enumerated() {
            for token in name.tokens.clamped(to: document.tokens.indices) { candidates[token] = Int32(index) }
        }
        for (index, token) in document.tokens.enumerated() {
            guard let meaning = Self.meaning(of: document.utf8[token.range]) else { continue }
            guard meaning.word != .cue || isVerb(index) else { continue }
            (words[index], values[index]) = (meaning.word, meaning.value)
        }
    }

    /// A verb of speech after an article or in a name is none: "the claims", "United States".
    private func isVerb(_ token: Int) -> Bool {
        candidates[token] < 0 && (token == 0 || words[token - 1] != .determiner && words[token - 1] != .possessive)
    }

    /// A word's meaning; a role's plural is one too.
    private static func meaning(of letters: ArraySlice<UInt8>) -> Vocabulary<QuoteWord>.Meaning? {
        let vocabulary = Vocabulary<QuoteWord>.quotes
        if let meaning = vocabulary.meaning(of: letters) { return meaning }
        guard letters.count > 4, letters.last == UInt8(ascii: "s"),
            let singular = vocabulary.meaning(of: letters.dropLast())
        else { return nil }
        return singular.word == .role ? singular : nil
    }

    func word(_ token: Int) -> QuoteWord { words.indices.contains(token) ? words[token] : .stop }

    func value(_ token: Int) -> Int32 { values.indices.contains(token) ? values[token] : 0 }

    func cue(_ token: Int) -> Cue { word(token) == .cue ? Cue(rawValue: value(token)) : [] }

    func candidate(at token: Int) -> Int? {
        candidates.indices.contains(token) && candidates[token] >= 0 ? Int(candidates[token]) : nil
    }
}
