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
            // The WHO is no pronoun.
            if meaning.word == .pronoun, candidates[index] >= 0 { continue }
            guard meaning.word != .cue || isVerb(index, document) && !isPlural(index, document) else { continue }
            (words[index], values[index]) = (meaning.word, meaning.value)
        }
        for index in words.indices where isOfTwoWords(index, document) { words[index] = .cue }
    }

    /// "The protesters' demands": a plural after a possessive, not a verb.
    private func isPlural(_ token: Int, _ document: Document) -> Bool {
        let letters = document.utf8[document.tokens[token].range]
        guard token > 1, letters.last == UInt8(ascii: "s"), !letters.elementsEqual("says".utf8) else { return false }
        let (owner, mark) = (document.tokens[token - 2], document.tokens[token - 1])
        return mark.kind == .mark && mark.start == owner.end && [0x27, 0x99].contains(document.utf8[Int(mark.end) - 1])
            && document.utf8[Int(owner.end) - 1] == UInt8(ascii: "s")
    }

    /// "He went on", "as she put it": the verbs of speech that a single word does not tell.
    private func isOfTwoWords(_ token: Int, _ document: Document) -> Bool {
        guard token + 1 < words.count, candidates[token] < 0 else { return false }
        func reads(_ index: Int, _ text: StaticString) -> Bool {
            let letters = document.utf8[document.tokens[index].range]
            return letters.count == text.utf8CodeUnitCount
                && text.withUTF8Buffer { $0.elementsEqual(letters) }
        }
        if reads(token + 1, "on"), reads(token, "went") || reads(token, "goes") {
            return token + 2 >= words.count || document.tokens[token + 2].kind == .mark
        }
        if reads(token + 1, "back") {
            return ["shot", "hit", "fired", "shoots", "fires", "hits"].contains { reads(token, $0) }
        }
        if reads(token, "call") { return ["it", "him", "her", "them"].contains { reads(token + 1, $0) } }
        return reads(token + 1, "it") && (reads(token, "put") || reads(token, "puts"))
    }

    /// A verb of speech after an article or in a name is none: "the claims", "United States"; but "another said".
    private func isVerb(_ token: Int, _ document: Document) -> Bool {
        // "Read more:"
        if document.utf8[document.tokens[token].range].elementsEqual("Read".utf8) { return false }
        if token > 0, values[token - 1] == 1, document.utf8[document.tokens[token].range].elementsEqual("said".utf8) {
            return true
        }
        return candidates[token] < 0
            && (token == 0 || words[token - 1] != .determiner && words[token - 1] != .possessive)
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
