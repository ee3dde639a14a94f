/// What stands between a pair of marks, or after a mark that is never closed.
struct QuotedStretch {
    /// The bytes of the words, without the marks and the blanks beside them.
    var words: Range<Int>
    /// The bytes with the marks.
    var whole: Range<Int>
    /// Whether the opening mark is there.
    var isOpened = true
    /// Whether the closing mark is there.
    var isClosed: Bool
    /// The paragraph it stands in.
    var paragraph: Int
}

/// Pairs the marks of a text. A pair never leaves its paragraph, so one bad mark cannot spoil the rest.
struct QuotePairing {
    private let document: Document
    private var stretches: [QuotedStretch] = []
    private var open: QuoteMark?
    /// The mark of a quote that the paragraph before left open.
    private var carried: QuoteMark?

    static func stretches(of document: Document) -> [QuotedStretch] {
        var pairing = Self(document: document)
        let scanner = QuoteMarkScanner(utf8: document.utf8)
        for (index, tokens) in document.paragraphs.enumerated() where !tokens.isEmpty {
            let range =
                document.tokens[tokens.lowerBound].range
                .lowerBound..<document.tokens[tokens.upperBound - 1].range.upperBound
            pairing.pair(scanner.marks(in: range), in: range, paragraph: index)
        }
        return pairing.stretches
    }

    private init(document: Document) {
        self.document = document
    }

    private mutating func pair(_ marks: [QuoteMark], in range: Range<Int>, paragraph: Int) {
        let closers = Self.lastSingleClosers(marks)
        let rest = marks.dropFirst(closesCarried(marks.first, in: range, paragraph) ? 1 : 0)
        for (index, mark) in zip(rest.indices, rest) {
            if let opening = open {
                if mark.shape.closes(opening.shape), closes(mark, opening, closers.strong > index) {
                    end(at: mark.range.lowerBound, mark.range.upperBound, isClosed: true, paragraph)
                } else if mark.canOpen, !mark.canClose, Self.isSameKind(mark.shape, opening.shape) {
                    end(at: unclosedEnd(of: opening, before: mark.range.lowerBound), nil, isClosed: false, paragraph)
                    open = mark
                }
            } else if opens(mark, hasCloser: closers.last > index) {
                open = mark
            } else if mark.canClose, mark.followsStop, mark.shape == .straight || mark.shape == .rightDouble {
                closeUnopened(mark, in: range, paragraph)
            }
        }
        carried = open
        if open != nil { end(at: range.upperBound, nil, isClosed: false, paragraph) }
    }

    /// A quote that goes on over a paragraph's end without a new opening mark: it is whole up to the first mark.
    private mutating func closesCarried(_ mark: QuoteMark?, in range: Range<Int>, _ paragraph: Int) -> Bool {
        guard let opening = carried, let mark, mark.shape.closes(opening.shape), !mark.canOpen else { return false }
        let words = trimmed(range.lowerBound..<mark.range.lowerBound)
        guard !words.isEmpty else { return false }
        let whole = range.lowerBound..<mark.range.upperBound
        stretches.append(QuotedStretch(words: words, whole: whole, isClosed: true, paragraph: paragraph))
        return true
    }

    /// The last marks of the paragraph that can close a single-marked quote, at all and after a stop.
    private static func lastSingleClosers(_ marks: [QuoteMark]) -> (last: Int, strong: Int) {
        func isCloser(_ mark: QuoteMark) -> Bool { mark.shape.isSingle && mark.canClose }
        return (
            marks.lastIndex(where: isCloser) ?? -1, marks.lastIndex { isCloser($0) && $0.followsStop } ?? -1
        )
    }

    private static func isSameKind(_ one: QuoteMark.Shape, _ other: QuoteMark.Shape) -> Bool {
        one == other && !one.isSingle
    }

    private func closes(_ mark: QuoteMark, _ opening: QuoteMark, _ isStrongCloserAhead: Bool) -> Bool {
        switch mark.shape {
        case .straight: !(mark.canOpen && !mark.canClose)
        case .straightSingle, .rightSingle: mark.canClose && !(mark.isPossessive && isStrongCloserAhead)
        case .leftDouble, .twoApostrophes: mark.canClose
        default: true
        }
    }

    private func opens(_ mark: QuoteMark, hasCloser: Bool) -> Bool {
        switch mark.shape {
        case .straight: mark.canOpen || !mark.canClose && !mark.followsDigit
        case .leftDouble, .low, .backticks: true
        case .leftAngle: mark.canOpen || !mark.canClose
        case .rightDouble, .rightAngle: mark.canOpen && !mark.canClose
        case .straightSingle, .leftSingle: mark.canOpen && hasCloser
        case .twoApostrophes: mark.canOpen && !mark.canClose
        case .rightSingle: false
        }
    }

    /// A closing mark alone: the words of its sentence, if what follows tells who said them.
    private mutating func closeUnopened(_ mark: QuoteMark, in range: Range<Int>, _ paragraph: Int) {
        guard let after = document.firstToken(from: mark.range.lowerBound), after > 0,
            let sentence = document.sentences.first(containing: after - 1)
        else { return }
        let earliest = max(range.lowerBound, stretches.last?.whole.upperBound ?? 0)
        let start = max(earliest, document.tokens[sentence.lowerBound].range.lowerBound)
        let words = trimmed(start..<max(start, mark.range.lowerBound))
        guard !words.isEmpty else { return }
        let whole = words.lowerBound..<mark.range.upperBound
        stretches.append(
            QuotedStretch(words: words, whole: whole, isOpened: false, isClosed: true, paragraph: paragraph))
    }

    /// A quote that another one interrupts ends with the sentence it began in.
    private func unclosedEnd(of opening: QuoteMark, before limit: Int) -> Int {
        guard let token = document.firstToken(from: opening.range.upperBound) else { return limit }
        guard let sentence = document.sentences.first(containing: token) else { return limit }
        return min(limit, document.tokens[sentence.upperBound - 1].range.upperBound)
    }

    private mutating func end(at end: Int, _ wholeEnd: Int?, isClosed: Bool, _ paragraph: Int) {
        guard let opening = open else { return }
        open = nil
        let words = trimmed(opening.range.upperBound..<max(end, opening.range.upperBound))
        guard !words.isEmpty else { return }
        let whole = opening.range.lowerBound..<(wholeEnd ?? words.upperBound)
        stretches.append(QuotedStretch(words: words, whole: whole, isClosed: isClosed, paragraph: paragraph))
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        func isBlank(_ index: Int) -> Bool {
            document.utf8[index] <= 32 || document.utf8[index] == 0xC2 && document.utf8[index + 1] == 0xA0
        }
        while start < end, isBlank(start) { start += document.utf8[start] == 0xC2 ? 2 : 1 }
        while start < end {
            if document.utf8[end - 1] <= 32 {
                end -= 1
            } else if end - start > 1, document.utf8[end - 1] == 0xA0, document.utf8[end - 2] == 0xC2 {
                end -= 2
            } else {
                break
            }
        }
        return start..<end
    }
}

extension Document {
    /// The first token that begins at or after a byte.
    func firstToken(from byte: Int) -> Int? {
        var (low, high) = (0, tokens.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(tokens[middle].start) < byte { low = middle + 1 } else { high = middle }
        }
        return low < tokens.count ? low : nil
    }
}

extension [Range<Int>] {
    /// Of ordered ranges that leave nothing out, the one around a value.
    func first(containing value: Int) -> Range<Int>? { index(containing: value).map { self[$0] } }

    /// Where that range stands.
    func index(containing value: Int) -> Int? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].upperBound <= value { low = middle + 1 } else { high = middle }
        }
        return low < count ? low : nil
    }
}
