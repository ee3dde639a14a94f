import Shared

/// Checks in one pass that bytes are an `Article` record of the plainest kind, and finds its fields without making them.
///
/// It knows only what nearly every record is: valid UTF-8, an article's fields and no others, each once, of the right type,
/// no surrogate escapes. For anything else it is nil, and the decoder has to tell what is right or wrong: whatever
/// this type takes, the decoder takes with the same values.
struct ArticleScan {
    /// The fields of an article.
    enum Field: String, CaseIterable {
        case schema, id, url, source, title, authors, publishedAt, language, text, contentHash, receivedAt

        fileprivate var isRequired: Bool { [.schema, .id, .text, .contentHash, .receivedAt].contains(self) }
    }

    private struct Words {
        var range: Range<Int>
        var hasEscapes: Bool
    }

    private let bytes: [UInt8]
    private var at = 0
    private var seen: Set<Field> = []
    private var words: [Field: Words] = [:]

    /// Nil where the bytes are something else, or need a closer look.
    init?(_ bytes: [UInt8]) {
        self.bytes = bytes
        guard Self.isUTF8(bytes), takeObject(), atEnd else { return nil }
        guard Field.allCases.allSatisfy({ !$0.isRequired || seen.contains($0) }) else { return nil }
    }

    /// The value of a field that holds a text; nil where it is missing or null.
    func string(_ field: Field) -> String? {
        guard let value = words[field] else { return nil }
        let raw = bytes[value.range]
        return String(decoding: value.hasEscapes ? JSONEscape.resolved(raw)[...] : raw, as: UTF8.self)
    }

    private static func isUTF8(_ bytes: [UInt8]) -> Bool { (try? UTF8Span(validating: bytes.span)) != nil }

    private var atEnd: Bool {
        mutating get {
            skipSpace()
            return at == bytes.count
        }
    }

    private mutating func takeObject() -> Bool {
        guard take("{") else { return false }
        repeat {
            guard let name = takeWords(), !name.hasEscapes, take(":") else { return false }
            guard let field = Field(rawValue: String(decoding: bytes[name.range], as: UTF8.self)) else { return false }
            guard seen.insert(field).inserted, takeValue(of: field) else { return false }
        } while take(",")
        return take("}")
    }

    private mutating func takeValue(of field: Field) -> Bool {
        if !field.isRequired && takeNull() { return true }
        switch field {
        case .schema: return takeKnownSchema()
        case .authors: return takeAuthors()
        default:
            words[field] = takeWords()
            return words[field] != nil
        }
    }

    private mutating func takeKnownSchema() -> Bool {
        skipSpace()
        let digits = bytes[at...].prefix { (48...57).contains($0) }
        guard let number = Int(String(decoding: digits, as: UTF8.self)), digits.first != 48 else { return false }
        at = digits.endIndex
        return (1...Article.currentSchema).contains(number)
    }

    private mutating func takeAuthors() -> Bool {
        guard take("[") else { return false }
        if take("]") { return true }
        repeat { guard takeWords() != nil else { return false } } while take(",")
        return take("]")
    }

    private mutating func takeNull() -> Bool {
        skipSpace()
        guard bytes[at...].starts(with: "null".utf8) else { return false }
        at += 4
        return true
    }

    private mutating func takeWords() -> Words? {
        guard take("\"") else { return nil }
        let start = at
        var hasEscapes = false
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\""):
                at += 1
                return Words(range: start..<at - 1, hasEscapes: hasEscapes)
            case UInt8(ascii: "\\"):
                guard let length = JSONEscape.length(at: at, in: bytes) else { return nil }
                hasEscapes = true
                at += length
            case ..<0x20: return nil
            default: at += 1
            }
        }
        return nil
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        skipSpace()
        guard at < bytes.count, bytes[at] == UInt8(ascii: mark) else { return false }
        at += 1
        return true
    }

    private mutating func skipSpace() {
        while at < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[at]) { at += 1 }
    }
}
