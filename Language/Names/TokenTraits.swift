/// What the features know of a token by itself.
package struct TokenTraits {
    /// How a token is written.
    package enum Case: UInt8, Sendable {
        case mark, number, lower, capitalised, allCapitals, initial, mixed, caseless, dotted, address
    }

    /// The word in lower case without accents and closing stop.
    package var word = Hash.seed
    /// The word as it is written, digits as zeros.
    package var form = Hash.seed
    /// Its pattern of capitals, small letters, digits and marks.
    package var shape = Hash.seed
    /// Hashes of its first 2, 3 and 4 bytes, folded.
    package var prefixes: (UInt32, UInt32, UInt32) = (0, 0, 0)
    /// Hashes of its last 1, 2, 3 and 4 bytes, folded.
    package var suffixes: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
    /// How it is written.
    package var writing = Case.mark
    /// Its class among 64, 256 and 1024 classes of like words; 0 when unknown.
    package var clusters: (UInt32, UInt32, UInt32) = (0, 0, 0)
    /// How often it is seen in small letters in running text: 0 unknown, 1 nearly always … 4 nearly never.
    package var caseHabit: UInt8 = 0
    /// The kinds of names in the lists that begin, go on, end at the token or are the token.
    package var lists: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)

    /// Whether it begins with a capital letter.
    package var isCapital: Bool {
        switch writing {
        case .capitalised, .allCapitals, .initial, .dotted: true
        case .mixed: startsUpper
        default: false
        }
    }
    /// Whether the first code point is a capital letter.
    package var startsUpper = false
    /// Whether it has letters of a cased script.
    package var isCased: Bool { isCapital || writing == .lower || writing == .mixed }
    /// Its first letter, folded.
    package var initial: UInt32 = 0
    /// The hash of its letters as a sequence of initials: `UN` and `U.N.` have one.
    package var spelled = Hash.seed
    /// The length in bytes, 0 at the edges of a sentence.
    package var length: UInt8 = 0

    /// Whether it is a mark that no name has inside: of tables, formulas and mark-up.
    var partsNames: Bool { writing == .mark && Self.partingMarks.contains(word) }
    private static let partingMarks = Set("|<>=*#_~^•■█".map { TokenTraits.word(of: String($0)) })

    /// What stands before a sentence (`edge` 1) or after it (`edge` 2).
    package init(edge: UInt32) {
        word = Hash.mix(Hash.seed, edge)
        form = word
        shape = word
    }

    /// The traits of a word of `utf8`.
    package init(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, kind: Token.Kind) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { folded in
            var scan = LetterScan(folded: folded)
            var index = range.lowerBound
            while index < range.upperBound, scan.count < 240 {
                let point = CodePoint(utf8, at: index)
                scan.take(point)
                index += point.length
            }
            self.take(scan, kind: kind)
        }
        length = UInt8(clamping: range.count)
    }

    private mutating func take(_ scan: LetterScan, kind: Token.Kind) {
        var count = scan.count
        if count > 1, scan.folded[count - 1] == UInt8(ascii: ".") { count -= 1 }
        for index in 0..<count { word = Hash.mix(word, UInt32(scan.folded[index])) }
        initial = count > 0 ? UInt32(scan.folded[0]) : 0
        for index in 0..<count where scan.folded[index] != UInt8(ascii: ".") {
            spelled = Hash.mix(spelled, UInt32(scan.folded[index]))
        }
        form = scan.form
        shape = scan.shape
        startsUpper = scan.first == .upper
        writing = scan.writing(kind)
        func slice(_ range: Range<Int>) -> UInt32 {
            range.reduce(Hash.seed) { Hash.mix($0, UInt32(scan.folded[$1])) }
        }
        prefixes = (slice(0..<min(2, count)), slice(0..<min(3, count)), slice(0..<min(4, count)))
        suffixes = (
            slice(max(0, count - 1)..<count), slice(max(0, count - 2)..<count), slice(max(0, count - 3)..<count),
            slice(max(0, count - 4)..<count)
        )
    }
}

/// Gathers a token's letters, one code point after the other.
struct LetterScan {
    let folded: UnsafeMutableBufferPointer<UInt8>
    var count = 0
    var form = Hash.seed
    var shape = Hash.seed
    var first: CodePointClass?
    private var last: CodePointClass?
    private var uppers = 0
    private var lowers = 0
    private var caseless = 0
    private var stops = 0
    private var length = 0

    init(folded: UnsafeMutableBufferPointer<UInt8>) { self.folded = folded }

    @inline(__always)
    mutating func take(_ point: CodePoint) {
        length += 1
        switch point.kind {
        case .upper: uppers += 1
        case .lower: lowers += 1
        case .letter: caseless += 1
        case .extend: return
        default: if point.value == 0x2E { stops += 1 }
        }
        if first == nil { first = point.kind }
        if point.kind != last || point.kind == .mark {
            shape = Hash.mix(shape, point.kind == .mark ? point.value &+ 16 : UInt32(point.kind.rawValue))
        }
        last = point.kind
        if point.value < 0x80 {
            form = Hash.mix(form, point.kind == .digit ? 48 : point.value)
            put(point.kind == .upper ? point.value | 0x20 : point.value)
        } else {
            form = Hash.mix(form, point.value == 0x2019 ? 0x27 : point.value)
            put(LetterFolding.fold(point.value))
        }
    }

    @inline(__always)
    private mutating func put(_ value: UInt32) {
        if value < 0x80 {
            folded[count] = UInt8(truncatingIfNeeded: value)
            count += 1
        } else {
            for byte in (Unicode.Scalar(value) ?? "?").utf8 {
                folded[count] = byte
                count += 1
            }
        }
    }

    func writing(_ kind: Token.Kind) -> TokenTraits.Case {
        switch kind {
        case .link, .handle: return .address
        case .number: return .number
        case .mark: return .mark
        case .word: break
        }
        if uppers == 0 { return lowers > 0 ? .lower : caseless > 0 ? .caseless : .mark }
        if lowers == 0 {
            if uppers == 1 { return .initial }
            return stops > 0 ? .dotted : .allCapitals
        }
        return first == .upper && uppers == 1 ? .capitalised : .mixed
    }
}
