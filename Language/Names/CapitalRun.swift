/// Capitalised words that stand together, with the small words and hyphens that names have inside.
struct CapitalRun {
    /// Its tokens.
    var tokens: Range<Int>
    /// Its first and last word, folded.
    var first: UInt32
    var last: UInt32
    /// The lists that know it whole.
    var lists: UInt32
    /// The word before it and the word after it.
    var before: UInt32
    var after: UInt32
    /// Whether its capitals mean something: it stands in running text and not at the head of a sentence.
    var isTelling: Bool

    /// Words that may stand inside a name in small letters.
    private static let inner: Set<UInt32> = Set(
        [
            "of", "de", "la", "del", "da", "do", "dos", "di", "du", "des", "van", "der", "den", "von", "bin", "al",
            "el", "le", "-", "&", "'",
        ]
        .map { TokenTraits.word(of: $0) })

    /// The runs of a sentence.
    static func runs(
        _ traits: UnsafeMutableBufferPointer<TokenTraits>, in sentence: Range<Int>, style: SentenceStyle,
        lexicon: Lexicon,
        into runs: inout [CapitalRun], runOf: UnsafeMutableBufferPointer<Int32>
    ) {
        var index = sentence.lowerBound
        while index < sentence.upperBound {
            guard traits[index].isCapital else {
                index += 1
                continue
            }
            var end = index + 1
            var reach = end
            while reach < sentence.upperBound, reach - end < 2 {
                if traits[reach].isCapital
                    || traits[reach].writing == .number && reach == end && traits[reach - 1].isCapital == false
                {
                    end = reach + 1
                } else if !inner.contains(traits[reach].word) {
                    break
                }
                reach += 1
            }
            let tokens = index..<end
            for token in tokens { runOf[token] = Int32(runs.count) }
            runs.append(CapitalRun(traits, tokens, sentence, style, lexicon))
            index = end
        }
    }

    private init(
        _ traits: UnsafeMutableBufferPointer<TokenTraits>, _ tokens: Range<Int>, _ sentence: Range<Int>,
        _ style: SentenceStyle,
        _ lexicon: Lexicon
    ) {
        self.tokens = tokens
        first = traits[tokens.lowerBound].word
        last = traits[tokens.upperBound - 1].word
        var hash = Hash.seed
        for index in tokens.prefix(Lexicon.longestPhrase) { hash = Hash.mix(hash, traits[index].word) }
        lists = tokens.count <= Lexicon.longestPhrase ? lexicon.phrase(hash)?.kinds.rawValue ?? 0 : 0
        before = tokens.lowerBound > sentence.lowerBound ? traits[tokens.lowerBound - 1].word : 1
        after = tokens.upperBound < sentence.upperBound ? traits[tokens.upperBound].word : 2
        isTelling =
            style == .running && tokens.lowerBound > sentence.lowerBound
            && traits[tokens.lowerBound - 1].writing != .mark
    }
}

extension TokenTraits {
    /// The folded hash of a word given as a string.
    package static func word(of text: String) -> UInt32 {
        Array(text.utf8).withUnsafeBufferPointer { TokenTraits($0, 0..<$0.count, kind: .word).word }
    }
}
