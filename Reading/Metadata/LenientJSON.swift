/// A JSON value as it is found in pages: parsed leniently, because much of it is broken.
enum LenientJSON: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([LenientJSON])
    case object([String: LenientJSON])

    subscript(_ key: String) -> LenientJSON? {
        if case .object(let fields) = self { fields[key] } else { nil }
    }

    var string: String? {
        switch self {
        case .string(let value), .number(let value): value
        default: nil
        }
    }

    /// An array's elements, or the value itself as the only one.
    var elements: [LenientJSON] {
        switch self {
        case .array(let values): values
        case .null: []
        default: [self]
        }
    }
}

/// Reads JSON that may have line breaks in strings, commas too many, comments around it, or its end missing.
struct LenientJSONParser {
    private let bytes: [UInt8]
    private var at = 0
    /// Values nested deeper are skipped: no page needs them, and the reading must not exhaust the stack.
    private static let maximumDepth = 40

    /// The first value in `bytes`, as far as it can be read.
    static func parse(_ bytes: [UInt8]) -> LenientJSON? {
        var parser = LenientJSONParser(bytes)
        parser.skipToValue()
        return parser.value(depth: 0)
    }

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    private var byte: UInt8? { at < bytes.count ? bytes[at] : nil }

    /// Goes over `<!--`, `//<![CDATA[` and the like.
    private mutating func skipToValue() {
        while let byte, byte != UInt8(ascii: "{"), byte != UInt8(ascii: "[") { at += 1 }
        // `[CDATA[` is not a list.
        if bytes[min(at, bytes.count)...].starts(with: "[CDATA[".utf8) {
            at += 7
            skipToValue()
        }
    }

    private mutating func skipSpace() {
        while let byte, byte.isHTMLSpace { at += 1 }
    }

    private mutating func value(depth: Int) -> LenientJSON? {
        skipSpace()
        guard let byte, depth < Self.maximumDepth else { return nil }
        switch byte {
        case UInt8(ascii: "{"): return object(depth: depth)
        case UInt8(ascii: "["): return array(depth: depth)
        case UInt8(ascii: "\""): return .string(string())
        default: return word()
        }
    }

    private mutating func object(depth: Int) -> LenientJSON {
        at += 1
        var fields: [String: LenientJSON] = [:]
        while true {
            skipSpace()
            guard let byte else { break }
            if byte == UInt8(ascii: "}") {
                at += 1
                break
            }
            guard byte == UInt8(ascii: "\"") else {
                at += 1
                continue
            }
            let name = string()
            skipSpace()
            guard self.byte == UInt8(ascii: ":") else { continue }
            at += 1
            guard let value = value(depth: depth + 1) else { break }
            if fields[name] == nil { fields[name] = value }
        }
        return .object(fields)
    }

    private mutating func array(depth: Int) -> LenientJSON {
        at += 1
        var values: [LenientJSON] = []
        while true {
            skipSpace()
            guard let byte else { break }
            if byte == UInt8(ascii: "]") {
                at += 1
                break
            }
            if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: ":") {
                at += 1
                continue
            }
            guard let value = value(depth: depth + 1) else { break }
            values.append(value)
        }
        return .array(values)
    }

    private mutating func word() -> LenientJSON? {
        let start = at
        while let byte, !byte.isHTMLSpace, !",:]}[{\"".utf8.contains(byte) { at += 1 }
        guard at > start else { return nil }
        switch String(decoding: bytes[start..<at], as: UTF8.self) {
        case "null": return .null
        case "true": return .bool(true)
        case "false": return .bool(false)
        case let word: return .number(word)
        }
    }

    private mutating func string() -> String {
        at += 1
        var text: [UInt8] = []
        while let byte {
            at += 1
            if byte == UInt8(ascii: "\"") { break }
            if byte != UInt8(ascii: "\\") {
                text.append(byte)
                continue
            }
            appendEscape(to: &text)
        }
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func appendEscape(to text: inout [UInt8]) {
        guard let byte else { return }
        at += 1
        switch byte {
        case UInt8(ascii: "n"): text.append(10)
        case UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"): text.append(32)
        case UInt8(ascii: "u"): appendCodeUnit(to: &text)
        default: text.append(byte)
        }
    }

    private mutating func appendCodeUnit(to text: inout [UInt8]) {
        guard var code = hexadecimal() else { return }
        if (0xD800..<0xDC00).contains(code), bytes[at...].starts(with: "\\u".utf8) {
            at += 2
            guard let low = hexadecimal(), (0xDC00..<0xE000).contains(low) else { return }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { return }
        text += Array(String(Character(scalar)).utf8)
    }

    private mutating func hexadecimal() -> UInt32? {
        guard at + 4 <= bytes.count,
            let code = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
        else { return nil }
        at += 4
        return code
    }
}
