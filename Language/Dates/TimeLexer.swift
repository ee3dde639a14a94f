/// Cuts a text into ``TimeLexeme``s in one pass over its bytes.
struct TimeLexer {
    private typealias Meaning = Vocabulary<TimeWord>.Meaning

    private let utf8: [UInt8]
    private let vocabulary: Vocabulary<TimeWord>
    private var index = 0
    private var lexemes: [TimeLexeme] = []

    static func lexemes(of utf8: [UInt8], _ vocabulary: Vocabulary<TimeWord>) -> [TimeLexeme] {
        var lexer = Self(utf8: utf8, vocabulary: vocabulary)
        lexer.run()
        return lexer.lexemes
    }

    private init(utf8: [UInt8], vocabulary: Vocabulary<TimeWord>) {
        self.utf8 = utf8
        self.vocabulary = vocabulary
        lexemes.reserveCapacity(utf8.count / 4)
    }

    private mutating func run() {
        var isSpaced = true
        while index < utf8.count {
            let start = index
            if skipSpace() {
                isSpaced = true
                continue
            }
            let byte = utf8[index]
            let meaning =
                if byte.isDigit {
                    number()
                } else if byte.isLetter {
                    letters()
                } else {
                    mark()
                }
            lexemes.append(
                TimeLexeme(
                    start: Int32(start), end: Int32(index), word: meaning.word, isSpaced: isSpaced,
                    isCapital: (65...90).contains(byte), value: meaning.value))
            isSpaced = false
        }
    }

    /// Skips white space; an empty line becomes a lexeme, since no expression crosses it.
    private mutating func skipSpace() -> Bool {
        let start = index
        var lines = 0
        while index < utf8.count {
            let byte = utf8[index]
            if byte <= 32 {
                if byte == 10 { lines += 1 }
                index += 1
            } else if byte == 0xC2, self.byte(index + 1) == 0xA0 {
                index += 2
            } else {
                break
            }
        }
        if lines > 1 {
            let end = Int32(start)
            lexemes.append(
                TimeLexeme(start: end, end: end, word: .paragraph, isSpaced: true, isCapital: false, value: 0))
        }
        return index > start
    }

    private mutating func letters() -> Meaning {
        let start = index
        var hash = Vocabulary<TimeWord>.seed
        while index < utf8.count, utf8[index].isLetter {
            hash = Vocabulary<TimeWord>.hash(hash, utf8[index] | 0x20)
            index += 1
        }
        let length = index - start
        if length <= Vocabulary<TimeWord>.longest, let meaning = vocabulary.meaning(ofHash: hash) {
            return cased(meaning, isCapital: utf8[start] < 97, length: length)
        }
        let isPast =
            length > 4 && utf8[start] > 96 && utf8[index - 1] == 100 && utf8[index - 2] == 101 && utf8[index - 3] != 101
        return Meaning(word: isPast ? .pastVerb : .other, value: 0)
    }

    /// "may", "march" and "august" are months only with a capital, as the short names of days and months are.
    private func cased(_ meaning: Meaning, isCapital: Bool, length: Int) -> Meaning {
        if isCapital { return meaning }
        switch (meaning.word, meaning.value) {
        case (.month, 5): return Meaning(word: .will, value: 0)
        case (.month, 3), (.month, 8), (.monthShort, _), (.weekdayShort, _), (.holiday, 6...):
            return Meaning(word: .other, value: 0)
        default: return meaning
        }
    }

    /// A number with what belongs to it: `30`, `1,900`, `2.5`. Longer ones than years and the like have no value.
    private mutating func number() -> Meaning {
        let start = index
        var value = digits()
        var word = index - start > 9 ? TimeWord.mark : .number
        while byte(index) == UInt8(ascii: ","), isGroup(index + 1) {
            index += 1
            value = (value * 1000 + digits()) % 1_000_000_000
            word = .separatedNumber
        }
        if byte(index) == UInt8(ascii: "."), byte(index + 1).isDigit, isDecimal() {
            index += 1
            let fraction = index
            let digits = digits()
            value = value % 1_000_000 * 100 + (index - fraction == 2 ? digits : 0)
            word = .decimal
        }
        return Meaning(word: word, value: Int32(truncatingIfNeeded: value))
    }

    private mutating func digits() -> Int {
        var value = 0
        while byte(index).isDigit {
            value = (value * 10 + Int(utf8[index] - 48)) % 1_000_000_000
            index += 1
        }
        return value
    }

    /// Three digits and no more.
    private func isGroup(_ start: Int) -> Bool {
        byte(start).isDigit && byte(start + 1).isDigit && byte(start + 2).isDigit && !byte(start + 3).isDigit
    }

    /// `2.5` but not `10.5.2020`.
    private func isDecimal() -> Bool {
        var end = index + 1
        while byte(end).isDigit { end += 1 }
        let isDotted = byte(end) == UInt8(ascii: ".") && byte(end + 1).isDigit
        return !isDotted && !(lexemes.last?.word == .dot && byte(index - 1).isDigit && lexemes.last?.isSpaced == false)
    }

    private mutating func mark() -> Meaning {
        let first = utf8[index]
        let second = byte(index + 1)
        let third = byte(index + 2)
        index = min(utf8.count, index + (first == 0xE2 ? 3 : first == 0xC2 ? 2 : 1))
        let word: TimeWord =
            switch first {
            case 0xC2: second == 0xBD ? .half : second == 0xA3 ? .money : second == 0xAB ? .quote : .mark
            case 0xE2: Self.longMark(second, third)
            default: Self.marks[Int(first)]
            }
        return Meaning(word: word, value: Int32(third))
    }

    private static func longMark(_ second: UInt8, _ third: UInt8) -> TimeWord {
        switch (second, third) {
        case (0x80, 0x90...0x94): .hyphen
        case (0x80, 0x98...0x99): .apostrophe
        case (0x80, 0x9C...0x9F): .quote
        case (0x82, 0xAC): .money
        default: .mark
        }
    }

    private static let marks: [TimeWord] = {
        var marks = [TimeWord](repeating: .mark, count: 256)
        let kinds: [(String, TimeWord)] = [
            (",", .comma), (".", .dot), ("-", .hyphen), ("/", .slash), (":", .colon), ("'", .apostrophe), ("([", .open),
            (")]", .close), ("\"", .quote), ("!?;", .stop), ("$#", .money),
        ]
        for (bytes, word) in kinds {
            for byte in bytes.utf8 { marks[Int(byte)] = word }
        }
        return marks
    }()

    private func byte(_ index: Int) -> UInt8 {
        index < utf8.count ? utf8[index] : 0
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (48...57).contains(self) }

    /// An ASCII letter, or a byte of any other letter; 0xC2 and 0xE2 lead the marks beyond ASCII.
    fileprivate var isLetter: Bool {
        (97...122).contains(self | 0x20) || (self >= 0x80 && self != 0xC2 && self != 0xE2)
    }
}
