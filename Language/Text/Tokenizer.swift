/// Cuts UTF-8 bytes into tokens, one pass from left to right.
///
/// Words part at hyphens before a letter (`US-led` is three tokens, `COVID-19` one) and before the endings `'s`, `n't`,
/// `'re` and their like. A stop belongs to its word in initials, abbreviations and dotted acronyms. Text whose marks
/// already stand between blanks gives the same tokens as text set the usual way.
struct Tokenizer {
    private let utf8: UnsafeBufferPointer<UInt8>
    private var tokens: [Token] = []

    /// The tokens of `utf8`, which must be valid UTF-8.
    static func tokens(of utf8: [UInt8]) -> [Token] {
        utf8.withUnsafeBufferPointer { bytes in
            var tokenizer = Tokenizer(utf8: bytes)
            tokenizer.tokens.reserveCapacity(bytes.count / 5 + 1)
            tokenizer.run()
            return tokenizer.tokens
        }
    }

    private init(utf8: UnsafeBufferPointer<UInt8>) {
        self.utf8 = utf8
    }

    private mutating func run() {
        var index = 0
        var linkLimit = 0
        while index < utf8.count {
            let point = CodePoint(utf8, at: index)
            switch point.kind {
            case .blank, .lineBreak, .extend:
                index += point.length
            case .upper, .lower, .letter, .digit:
                if index >= linkLimit {
                    let (end, limit) = Link.end(in: utf8, at: index)
                    linkLimit = limit
                    if let end {
                        append(index, end, .link)
                        index = end
                        continue
                    }
                }
                index = word(from: index)
            case .mark:
                index = mark(point, at: index)
            }
        }
    }

    private mutating func append(_ start: Int, _ end: Int, _ kind: Token.Kind) {
        tokens.append(Token(start: Int32(start), end: Int32(end), kind: kind))
    }

    // MARK: Words

    /// Takes the word or number that begins at `start`; returns where it ends.
    private mutating func word(from start: Int) -> Int {
        let isNumber = CodePoint(utf8, at: start).kind == .digit
        var index = start
        var previous = CodePoint(utf8, at: start)
        while index < utf8.count {
            let point = CodePoint(utf8, at: index)
            if point.kind.isWord {
                index += point.length
                previous = point
                continue
            }
            if point.kind != .mark { break }
            if point.isApostrophe {
                if let cut = ending(from: start, apostrophe: index) {
                    append(start, cut, isNumber ? .number : .word)
                    return cut
                }
            }
            guard joins(point, at: index, after: previous) else { break }
            index += point.length
            previous = point
        }
        if index < utf8.count, utf8[index] == UInt8(ascii: "."), Abbreviation.takesStop(utf8, start..<index) {
            index += 1
        }
        if index < utf8.count, utf8[index] == UInt8(ascii: "$"), isCurrencyLetters(start..<index) { index += 1 }
        append(start, index, isNumber ? .number : .word)
        return index
    }

    /// Where to cut a word before `'s`, `n't` and the like; none when the apostrophe is part of the word.
    private func ending(from start: Int, apostrophe: Int) -> Int? {
        let length = CodePoint(utf8, at: apostrophe).length
        var end = apostrophe + length
        while end < utf8.count, end - apostrophe - length < 3, utf8[end] | 0x20 >= 97, utf8[end] | 0x20 <= 122 {
            end += 1
        }
        if end < utf8.count, CodePoint(utf8, at: end).kind.isWord { return nil }
        let letters = apostrophe + length..<end
        if letters.count == 1, utf8[letters.lowerBound] | 0x20 == UInt8(ascii: "t") {
            let isNegation = apostrophe > start && utf8[apostrophe - 1] | 0x20 == UInt8(ascii: "n")
            return isNegation && apostrophe - 1 > start ? apostrophe - 1 : nil
        }
        return isShortForm(letters) || letters.isEmpty ? apostrophe : nil
    }

    /// Whether bytes are the letters of `'s`, `'d`, `'m`, `'re`, `'ve` or `'ll`.
    private func isShortForm(_ letters: Range<Int>) -> Bool {
        guard let first = letters.first else { return false }
        let one = utf8[first] | 0x20
        if letters.count == 1 {
            return one == UInt8(ascii: "s") || one == UInt8(ascii: "d") || one == UInt8(ascii: "m")
        }
        guard letters.count == 2 else { return false }
        let two = utf8[first + 1] | 0x20
        switch one {
        case UInt8(ascii: "r"), UInt8(ascii: "v"): return two == UInt8(ascii: "e")
        case UInt8(ascii: "l"): return two == UInt8(ascii: "l")
        default: return false
        }
    }

    /// Whether a mark inside a word keeps its two sides together.
    private func joins(_ point: CodePoint, at index: Int, after previous: CodePoint) -> Bool {
        let end = index + point.length
        guard end < utf8.count else { return false }
        let next = CodePoint(utf8, at: end)
        let digits = previous.kind == .digit && next.kind == .digit
        switch point.value {
        case 0x27, 0x2019: return next.kind.isLetter && previous.kind.isWord
        case 0x2E: return digits || next.kind.isWord && !isMissingBlank(stop: index, after: previous, before: next)
        case 0x2C: return digits && isThousands(from: end)
        case 0x3A, 0x2F: return digits
        case 0x2D, 0x2010, 0x2011: return next.kind == .digit && previous.kind.isWord
        case 0x26: return previous.kind == .upper && next.kind == .upper
        case 0x5F: return next.kind.isWord
        default: return false
        }
    }

    /// Whether a stop ends a sentence whose successor follows without a blank: `the end.The next`.
    private func isMissingBlank(stop: Int, after previous: CodePoint, before next: CodePoint) -> Bool {
        guard previous.kind != .upper, next.kind == .upper else { return false }
        let after = stop + 1 + next.length
        return after < utf8.count && [.lower, .blank].contains(CodePoint(utf8, at: after).kind)
    }

    /// Whether exactly three digits stand from `index` on.
    private func isThousands(from index: Int) -> Bool {
        var end = index
        while end < utf8.count, end - index < 4, CodePointClass(ascii: min(utf8[end], 127)) == .digit { end += 1 }
        return end - index == 3
    }

    /// Whether a word is the letters of a currency before its sign: `US$`.
    private func isCurrencyLetters(_ range: Range<Int>) -> Bool {
        range.count <= 3 && utf8[range].allSatisfy { CodePointClass(ascii: min($0, 127)) == .upper }
    }

    // MARK: Marks

    /// Takes the mark at `index`, with what belongs to it; returns where it ends.
    private mutating func mark(_ point: CodePoint, at index: Int) -> Int {
        var end = index + point.length
        let next = end < utf8.count ? CodePoint(utf8, at: end) : nil
        switch point.value {
        case 0x23, 0x40:
            if next?.kind.isWord == true || next?.value == 0x5F { return handle(from: index, firstEnd: end) }
        case 0x27, 0x2019:
            if next?.kind.isLetter == true, let stop = shortForm(from: end) { end = stop }
            if point.value == 0x27, next?.value == 0x27 { end += 1 }
        case 0x2E, 0x2D, 0x60:
            while end < utf8.count, utf8[end] == utf8[index] { end += 1 }
        default:
            while end < utf8.count, case let follower = CodePoint(utf8, at: end), follower.kind == .extend {
                end += follower.length
            }
        }
        append(index, end, .mark)
        return end
    }

    /// The end of the letters after an apostrophe that stands apart from its word, as in `Iran 's`.
    private func shortForm(from start: Int) -> Int? {
        var end = start
        while end < utf8.count, end - start < 3, CodePoint(utf8, at: end).kind.isWord {
            end += CodePoint(utf8, at: end).length
        }
        return isShortForm(start..<end) ? end : nil
    }

    /// Takes a hashtag or the name of an account.
    private mutating func handle(from start: Int, firstEnd: Int) -> Int {
        var end = firstEnd
        while end < utf8.count, case let point = CodePoint(utf8, at: end), point.kind.isWord || point.value == 0x5F {
            end += point.length
        }
        append(start, end, .handle)
        return end
    }
}

extension CodePoint {
    /// A straight or curly apostrophe.
    var isApostrophe: Bool { value == 0x27 || value == 0x2019 }
}
