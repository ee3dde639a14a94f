/// Groups tokens into sentences and sentences into paragraphs.
///
/// A sentence ends at a full stop, question or exclamation mark (with the quote marks and brackets that close after it)
/// unless what follows goes on with it, and at the end of a line unless the text is hard-wrapped there.
struct SentenceSplitter {
    private let utf8: UnsafeBufferPointer<UInt8>
    private let tokens: UnsafeBufferPointer<Token>
    private var sentences: [Range<Int>] = []
    private var paragraphs: [Range<Int>] = []
    private var isQuoteOpen = false

    /// Ranges of token indices, both in order and together all tokens.
    static func split(_ tokens: [Token], in utf8: [UInt8]) -> (sentences: [Range<Int>], paragraphs: [Range<Int>]) {
        let wrapWidth = LineWrapping.width(of: utf8)
        return utf8.withUnsafeBufferPointer { bytes in
            tokens.withUnsafeBufferPointer { tokens in
                var splitter = SentenceSplitter(utf8: bytes, tokens: tokens)
                splitter.run(wrapWidth: wrapWidth)
                return (splitter.sentences, splitter.paragraphs)
            }
        }
    }

    private init(utf8: UnsafeBufferPointer<UInt8>, tokens: UnsafeBufferPointer<Token>) {
        self.utf8 = utf8
        self.tokens = tokens
    }

    private mutating func run(wrapWidth: Int?) {
        var start = 0
        for index in tokens.indices where index > 0 {
            let gap = Int(tokens[index - 1].end)..<Int(tokens[index].start)
            guard !gap.isEmpty, LineWrapping.isBreak(utf8, gap: gap, next: tokens[index], wrapWidth: wrapWidth) else {
                continue
            }
            closeParagraph(start..<index)
            start = index
        }
        if start < tokens.count { closeParagraph(start..<tokens.count) }
    }

    private mutating func closeParagraph(_ range: Range<Int>) {
        paragraphs.append(range)
        isQuoteOpen = false
        var start = range.lowerBound
        var index = start
        while index < range.upperBound {
            if isStraightQuote(index) { isQuoteOpen.toggle() }
            if let end = sentenceEnd(at: index, from: start, in: range) {
                sentences.append(start..<end)
                start = end
                index = end
            } else {
                index += 1
            }
        }
        if start < range.upperBound { sentences.append(start..<range.upperBound) }
    }

    /// Where the sentence ends when the token at `index` ends it.
    private mutating func sentenceEnd(at index: Int, from start: Int, in range: Range<Int>) -> Int? {
        let stop = Terminator(utf8, tokens[index])
        guard stop != .none else { return nil }
        var end = index + 1
        var quoteOpen = isQuoteOpen
        while end < range.upperBound, closes(end, quoteOpen: quoteOpen) {
            if isStraightQuote(end) { quoteOpen = false }
            end += 1
        }
        guard end < range.upperBound else {
            isQuoteOpen = quoteOpen
            return end
        }
        guard ends(stop, at: index, from: start, next: end) else { return nil }
        isQuoteOpen = quoteOpen
        return end
    }

    private func ends(_ stop: Terminator, at index: Int, from start: Int, next: Int) -> Bool {
        let first = CodePoint(utf8, at: Int(tokens[next].start))
        if first.kind == .lower { return false }
        switch stop {
        case .none: return false
        case .abbreviation:
            return Abbreviation.mayEndSentence(utf8, tokens[index].range)
                && SentenceOpener.isOpener(utf8, tokens[next].range)
        case .ellipsis: return first.kind.isLetter || Self.openers.contains(first.value)
        case .mark:
            if first.kind == .mark { return Self.openers.contains(first.value) }
            // "1." and the like begin a list's item.
            return !(index == start + 1 && tokens[start].kind == .number && tokens[start].end == tokens[index].start)
        case .fullWidth: return true
        }
    }

    /// Marks that may stand at the head of a sentence.
    private static let openers: Set<UInt32> = [
        0x22, 0x27, 0x28, 0x5B, 0xAB, 0xBF, 0xA1, 0x2018, 0x201C, 0x201E, 0x2D, 0x2013, 0x2014, 0x60, 0x23, 0x40, 0x24,
        0x2022,
        0xA3, 0x20AC,
    ]

    private func isStraightQuote(_ index: Int) -> Bool {
        tokens[index].range.count == 1 && utf8[Int(tokens[index].start)] == UInt8(ascii: "\"")
    }

    /// Whether the mark at `index` closes what stands before it.
    private func closes(_ index: Int, quoteOpen: Bool) -> Bool {
        guard tokens[index].kind == .mark else { return false }
        switch CodePoint(utf8, at: Int(tokens[index].start)).value {
        case 0x29, 0x5D, 0x2019, 0x201D, 0xBB, 0x203A, 0x300D, 0xFF09: return true
        case 0x22: return quoteOpen
        case 0x27: return tokens[index].start == tokens[index - 1].end || tokens[index].range.count == 2
        case 0x21, 0x3F: return true
        default: return false
        }
    }
}

/// How a token can end a sentence.
enum Terminator {
    case none
    case mark
    case ellipsis
    case abbreviation
    case fullWidth

    init(_ utf8: UnsafeBufferPointer<UInt8>, _ token: Token) {
        let range = token.range
        if token.kind == .mark {
            switch CodePoint(utf8, at: range.lowerBound).value {
            case 0x2E: self = range.count == 1 ? .mark : .ellipsis
            case 0x21, 0x3F, 0x203C, 0x203D, 0x61F, 0x6D4: self = .mark
            case 0x2026: self = .ellipsis
            case 0x3002, 0xFF01, 0xFF1F, 0x964: self = .fullWidth
            default: self = .none
            }
        } else {
            self = token.kind == .word && utf8[range.upperBound - 1] == UInt8(ascii: ".") ? .abbreviation : .none
        }
    }
}

/// Words that, capitalised after an abbreviation, begin a new sentence.
enum SentenceOpener {
    private static let words = Set(
        """
        The A An He She It They We I You This That These Those There Here His Her Its Their Our My In On At By For From To As But And
        Or So If When While After Before Since Although Though However Meanwhile Also Both Some Many Most Several Now Then What
        Who Why How Not No Yes Under With Last Earlier Another One Two Three According Mr. Mrs. Ms. Dr.
        """.split { $0 == " " || $0 == "\n" }.map { String($0) })

    static func isOpener(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        let first = CodePoint(utf8, at: range.lowerBound)
        if [0x22, 0x201C, 0x2018, 0x60].contains(first.value) { return true }
        return range.count <= 10 && words.contains(String(decoding: utf8[range], as: UTF8.self))
    }
}
