/// A document as the attribution of quotes sees it: its tokens with their meanings, its quotes, its names.
struct QuoteScene {
    /// A step through the text: a token outside all quotes, or a whole quote.
    enum Step: Equatable {
        case token(Int)
        case quote(Int)
    }

    let document: Document
    let stretches: [QuotedStretch]
    /// The tokens of each stretch with its marks.
    let tokens: [Range<Int>]
    let candidates: [SpeakerCandidate]
    private let meanings: QuoteTokens
    /// For each token the stretch it belongs to, or -1.
    private let stretchOfToken: [Int32]

    /// The farthest that a step may be from a quote it explains.
    static let reach = 60

    init(_ document: Document, _ candidates: [SpeakerCandidate]) {
        self.document = document
        self.candidates = candidates
        meanings = QuoteTokens(document, candidates)
        stretches = LooseQuotes(document: document, tokens: meanings).completed(QuotePairing.stretches(of: document))
        tokens = Self.tokens(of: stretches, in: document)
        var owners = [Int32](repeating: -1, count: document.tokens.count)
        for (index, range) in tokens.enumerated() {
            for token in range { owners[token] = Int32(index) }
        }
        stretchOfToken = owners
    }

    private static func tokens(of stretches: [QuotedStretch], in document: Document) -> [Range<Int>] {
        var token = 0
        return stretches.map { stretch in
            while token < document.tokens.count, Int(document.tokens[token].end) <= stretch.whole.lowerBound {
                token += 1
            }
            let first = token
            while token < document.tokens.count, Int(document.tokens[token].start) < stretch.whole.upperBound {
                token += 1
            }
            return first..<token
        }
    }

    // MARK: Tokens

    func word(_ token: Int) -> QuoteWord { meanings.word(token) }

    func cue(_ token: Int) -> Cue { meanings.cue(token) }

    func pronoun(_ token: Int) -> Pronoun? {
        word(token) == .pronoun ? Pronoun(rawValue: meanings.value(token)) : nil
    }

    func value(_ token: Int) -> Int32 { meanings.value(token) }

    func candidate(at token: Int) -> Int? { meanings.candidate(at: token) }

    func stretch(at token: Int) -> Int? {
        guard stretchOfToken.indices.contains(token), stretchOfToken[token] >= 0 else { return nil }
        return Int(stretchOfToken[token])
    }

    func firstByte(_ token: Int) -> UInt8 { document.utf8[Int(document.tokens[token].start)] }

    func isCapital(_ token: Int) -> Bool {
        let byte = firstByte(token)
        return (65...90).contains(byte) || byte >= 0xC3 && candidate(at: token) != nil
    }

    func isWord(_ token: Int) -> Bool {
        document.tokens.indices.contains(token) && document.tokens[token].kind != .mark
    }

    func reads(_ token: Int, _ text: StaticString) -> Bool {
        guard document.tokens.indices.contains(token) else { return false }
        let range = document.tokens[token].range
        guard range.count == text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { letters in
            zip(letters, document.utf8[range]).allSatisfy { $0 == $1 | 0x20 }
        }
    }

    func text(_ range: Range<Int>) -> String {
        document.string(
            document.tokens[range.lowerBound].range.lowerBound..<document.tokens[range.upperBound - 1].range.upperBound)
    }

    // MARK: Steps

    /// What stands before a token in its paragraph, nearest first: at most ``reach`` steps, to the sentence's beginning.
    func stepsBefore(_ token: Int, in paragraph: Range<Int>) -> [Step] {
        var steps: [Step] = []
        var index = token - 1
        let start = endOfDateline(paragraph)
        while index >= start, steps.count < Self.reach {
            if let stretch = stretch(at: index) {
                guard !endsSentence(stretch) else { break }
                steps.append(.quote(stretch))
                index = tokens[stretch].lowerBound - 1
            } else {
                guard !endsSentence(at: index) else { break }
                steps.append(.token(index))
                index -= 1
            }
        }
        return steps
    }

    /// Where a paragraph begins to tell: after "NAIROBI (Reuters) -".
    private func endOfDateline(_ paragraph: Range<Int>) -> Int {
        guard let place = candidate(at: paragraph.lowerBound), candidates[place].type == .place else {
            return paragraph.lowerBound
        }
        let dash = paragraph.prefix(12).first { word($0) == .dash }
        guard let dash, word(dash - 1) == .close || isInCapitals(paragraph.lowerBound) else {
            return paragraph.lowerBound
        }
        return dash + 1
    }

    private func isInCapitals(_ token: Int) -> Bool {
        document.tokens[token].range.count > 2
            && document.utf8[document.tokens[token].range].allSatisfy { !(97...122).contains($0) }
    }

    /// What stands after a token in its sentence, to the next quote: the tokens only.
    func tokensAfter(_ token: Int, in paragraph: Range<Int>) -> Range<Int> {
        var end = token
        while end < paragraph.upperBound, end < token + Self.reach, stretch(at: end) == nil {
            end += 1
            if endsSentence(at: end - 1) || reads(end - 1, ";") { break }
        }
        return token..<max(token, end)
    }

    /// Whether a token outside quotes is the last of its sentence.
    func endsSentence(at token: Int) -> Bool {
        guard word(token) == .stop else { return false }
        guard document.tokens.indices.contains(token + 1) else { return true }
        return isCapital(token + 1) || !isWord(token + 1) || firstByte(token + 1) >= 0x80
    }

    /// Whether a quote ends a sentence: it ends with a sentence's mark, and what follows begins another.
    func endsSentence(_ stretch: Int) -> Bool {
        let next = tokens[stretch].upperBound
        guard document.tokens.indices.contains(next), self.stretch(at: next) == nil else {
            return hasFinalStop(stretch)
        }
        if word(next) == .stop { return true }
        return hasFinalStop(stretch) && isWord(next) && isCapital(next)
    }

    /// Whether a quote's words end with a sentence's mark.
    func hasFinalStop(_ stretch: Int) -> Bool {
        let last = finalByte(stretch)
        return last == UInt8(ascii: ".") || last == UInt8(ascii: "!") || last == UInt8(ascii: "?") || last == 0xA6
    }

    func endsWithComma(_ stretch: Int) -> Bool { finalByte(stretch) == UInt8(ascii: ",") }

    /// The last byte of a quote's words before brackets and the marks of quotes inside it.
    private func finalByte(_ stretch: Int) -> UInt8 {
        var words = document.utf8[stretches[stretch].words]
        while words.count > 3, let last = words.last {
            if words.suffix(3).elementsEqual("’".utf8) || words.suffix(3).elementsEqual("”".utf8) {
                words = words.dropLast(3)
            } else if [UInt8(ascii: "]"), UInt8(ascii: ")"), UInt8(ascii: "'"), UInt8(ascii: "\"")].contains(last) {
                words = words.dropLast()
            } else {
                break
            }
        }
        return words.last ?? 0
    }
}
