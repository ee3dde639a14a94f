/// Reads JSON (RFC 8259) strictly and in one pass: the caller names what it expects, and what it does not want is
/// skipped. Unlike `JSONDecoder` it refuses duplicate keys, and its errors say where.
public struct JSONReader {
    /// How deeply lists and objects may lie in each other.
    public static let maximumDepth = 64

    let bytes: ArraySlice<UInt8>
    var place: Int
    var depth = 0

    /// A reader of `bytes`, which must be UTF-8. A byte order mark is passed over.
    public init(_ bytes: ArraySlice<UInt8>) throws(RecordError) {
        if let place = UTF8Check.firstInvalidByte(in: bytes) { throw .notJSON("byte \(place) is not UTF-8") }
        self.bytes = bytes
        place = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? bytes.startIndex + 3 : bytes.startIndex
    }

    /// What can come next; the raw values are words for errors.
    public enum Kind: String {
        case object = "an object"
        case list = "a list"
        case string = "a string"
        case number = "a number"
        case boolean = "true or false"
        case null = "null"
        case nothing = "nothing"
    }

    /// The kind of the value that comes next, told by its first character.
    public mutating func nextKind() -> Kind {
        skipSpace()
        guard let byte = peek else { return .nothing }
        switch byte {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .list
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
        case UInt8(ascii: "n"): return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
        default: return .nothing
        }
    }

    /// Whether this character comes next, with no white space before it.
    public func isNext(_ character: UInt8) -> Bool { peek == character }

    /// Reads an object; `member` must read or skip the value of each key.
    public mutating func object(
        _ member: (inout JSONReader, _ key: String) throws(RecordError) -> Void
    ) throws(RecordError) {
        try begin(UInt8(ascii: "{"), "an object")
        var seen: Set<String> = []
        var isFirst = true
        while try continues(until: UInt8(ascii: "}"), &isFirst) {
            let key = try string()
            guard seen.insert(key).inserted else { throw .invalid(field: key, reason: "it stands twice") }
            try expect(UInt8(ascii: ":"), "a colon")
            try member(&self, key)
        }
        depth -= 1
    }

    /// Reads a list; `element` must read or skip each element.
    public mutating func list(_ element: (inout JSONReader) throws(RecordError) -> Void) throws(RecordError) {
        try begin(UInt8(ascii: "["), "a list")
        var isFirst = true
        while try continues(until: UInt8(ascii: "]"), &isFirst) { try element(&self) }
        depth -= 1
    }

    /// Reads a whole number; nil when the number is none.
    public mutating func integer() throws(RecordError) -> Int? {
        skipSpace()
        var value = 0
        let start = place
        while let byte = peek, (0x30...0x39).contains(byte), place - start < 15 {
            value = value * 10 + Int(byte - 0x30)
            place += 1
        }
        // Anything but a few plain digits is read by the rules.
        if place > start, bytes[start] != 0x30, let byte = peek, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}")
        {
            return value
        }
        place = start
        return Int(try number())
    }

    /// Reads a number; nil when it is too large for one.
    public mutating func decimal() throws(RecordError) -> Double? {
        if let share = plainShare() { return share }
        guard let number = Double(try number()), number.isFinite else { return nil }
        return number
    }

    /// Passes a number as shares and degrees are mostly written: one to fifteen digits with a point behind the first. A whole
    /// number and a power of ten that are both exact make the nearest number when divided. Nil, and nothing passed, where
    /// something else stands.
    private mutating func plainShare() -> Double? {
        skipSpace()
        let start = place
        guard let first = digit(), pass(".") else {
            place = start
            return nil
        }
        var value = Int(first)
        var power = 1
        while place - start < 15, let next = digit() {
            value = value * 10 + Int(next)
            power *= 10
        }
        guard power > 1, peek == UInt8(ascii: ",") || peek == UInt8(ascii: "}") else {
            place = start
            return nil
        }
        return Double(value) / Double(power)
    }

    private mutating func digit() -> UInt8? {
        guard let byte = peek, (0x30...0x39).contains(byte) else { return nil }
        place += 1
        return byte - 0x30
    }

    /// Reads the next value, whatever it is, and forgets it.
    public mutating func skip() throws(RecordError) {
        switch nextKind() {
        case .object: try object { (reader, _) throws(RecordError) in try reader.skip() }
        case .list: try list { (reader) throws(RecordError) in try reader.skip() }
        case .string: _ = try string()
        case .number: _ = try number()
        case .boolean: try word(peek == UInt8(ascii: "t") ? "true" : "false")
        case .null: try null()
        case .nothing: throw unexpected("a value")
        }
    }

    /// Reads `null`.
    public mutating func null() throws(RecordError) { try word("null") }

    /// Throws unless nothing but white space is left.
    public mutating func end() throws(RecordError) {
        skipSpace()
        if peek != nil { throw .notJSON("byte \(offset): something follows the object") }
    }
}

extension JSONReader {
    @inline(__always)
    var peek: UInt8? { place < bytes.endIndex ? bytes[place] : nil }

    /// Where the reader stands, counted from 1 as editors do.
    var offset: Int { place - bytes.startIndex + 1 }

    var ending: RecordError { .notJSON("it ends in the middle of a value") }

    private func unexpected(_ wanted: String) -> RecordError {
        peek == nil ? ending : .notJSON("byte \(offset): \(wanted) should stand here")
    }

    @inline(__always)
    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { place += 1 }
    }

    @inline(__always)
    mutating func expect(_ byte: UInt8, _ name: @autoclosure () -> String) throws(RecordError) {
        skipSpace()
        guard peek == byte else { throw unexpected(name()) }
        place += 1
    }

    /// Enters an object or a list.
    mutating func begin(_ bracket: UInt8, _ name: String) throws(RecordError) {
        try expect(bracket, name)
        depth += 1
        if depth > Self.maximumDepth { throw .notJSON("it is nested deeper than \(Self.maximumDepth) levels") }
    }

    /// Passes the comma before each element but the first, or the closing bracket. Returns whether an element follows.
    mutating func continues(until end: UInt8, _ isFirst: inout Bool) throws(RecordError) -> Bool {
        skipSpace()
        if peek == end {
            place += 1
            return false
        }
        if !isFirst { try expect(UInt8(ascii: ","), "a comma") }
        isFirst = false
        return true
    }

    private mutating func word(_ word: String) throws(RecordError) {
        guard bytes[place...].starts(with: word.utf8) else { throw unexpected("a value") }
        place += word.utf8.count
    }

    /// `-? (0 | [1-9] [0-9]*) ('.' [0-9]+)? ([eE] [+-]? [0-9]+)?`
    private mutating func number() throws(RecordError) -> String {
        skipSpace()
        let start = place
        _ = pass("-")
        if !pass("0") { try digits() }
        if pass(".") { try digits() }
        if pass("e") || pass("E") {
            _ = pass("+") || pass("-")
            try digits()
        }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private mutating func pass(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    private mutating func digits() throws(RecordError) {
        let start = place
        while let byte = peek, (0x30...0x39).contains(byte) { place += 1 }
        if place == start { throw unexpected("a digit") }
    }
}
