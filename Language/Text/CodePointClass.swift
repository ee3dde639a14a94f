/// What a code point is to the tokenizer.
enum CodePointClass: UInt8 {
    /// Blanks, controls and other code points that show nothing.
    case blank
    /// Line feed, carriage return, line and paragraph separators.
    case lineBreak
    /// A letter in upper or title case.
    case upper
    /// A letter in lower case.
    case lower
    /// A letter of a script without case.
    case letter
    /// A decimal digit.
    case digit
    /// What belongs to the code point before it: accents, joiners, variation selectors.
    case extend
    /// Punctuation and symbols.
    case mark

    /// Whether a word may begin with it.
    var isLetter: Bool { self == .upper || self == .lower || self == .letter }
    /// Whether a word or number may go on with it.
    var isWord: Bool { isLetter || self == .digit || self == .extend }

    /// The class of an ASCII byte.
    @inline(__always)
    init(ascii byte: UInt8) {
        switch byte {
        case 97...122: self = .lower
        case 65...90: self = .upper
        case 48...57: self = .digit
        case 10...13: self = .lineBreak
        case 0...32, 127: self = .blank
        default: self = .mark
        }
    }

    /// The class of any code point.
    init(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        if value < 0x80 {
            self.init(ascii: UInt8(truncatingIfNeeded: value))
        } else if value < 0x800 {
            self = Self.twoByteClasses[Int(value)]
        } else if (0x4E00...0x9FFF).contains(value) || (0xAC00...0xD7A3).contains(value) {
            self = .letter
        } else {
            self.init(looked: scalar)
        }
    }

    private static let twoByteClasses: [CodePointClass] = (0..<0x800).map { value in
        Unicode.Scalar(UInt32(value)).map { CodePointClass(looked: $0) } ?? .blank
    }

    /// Asks Unicode's tables.
    private init(looked scalar: Unicode.Scalar) {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter: self = .upper
        case .lowercaseLetter: self = .lower
        case .otherLetter, .modifierLetter, .letterNumber: self = .letter
        case .decimalNumber: self = .digit
        case .nonspacingMark, .spacingMark, .enclosingMark: self = .extend
        case .lineSeparator, .paragraphSeparator: self = .lineBreak
        case .spaceSeparator, .control, .surrogate, .unassigned, .privateUse: self = .blank
        // Soft hyphens and joiners stand inside words; the byte order mark and direction marks show nothing.
        case .format: self = [0xAD, 0x200C, 0x200D].contains(scalar.value) ? .extend : .blank
        default: self = scalar.value == 0x85 ? .lineBreak : .mark
        }
    }
}

/// A code point of UTF-8 text: what it is, its value and its length in bytes.
struct CodePoint {
    var value: UInt32
    var length: Int
    var kind: CodePointClass

    /// Reads the code point at `index` of valid UTF-8.
    @inline(__always)
    init(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) {
        let first = utf8[index]
        if first < 0x80 {
            (value, length, kind) = (UInt32(first), 1, CodePointClass(ascii: first))
        } else {
            (value, length) = Self.decode(utf8, at: index)
            kind = Unicode.Scalar(value).map { CodePointClass($0) } ?? .blank
        }
    }

    private static func decode(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32, Int) {
        let first = utf8[index]
        let length = min(first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2, utf8.count - index)
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for next in utf8[index + 1..<index + length] { value = value << 6 | UInt32(next & 0x3F) }
        return (value, length)
    }
}
