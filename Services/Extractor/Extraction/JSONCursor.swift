import Glibc

/// Takes JSON's parts out of bytes, one after the other. Each call takes what it names or, where something else stands or
/// the end has come, nothing that the caller could go on with.
///
/// Long strings are searched by `memchr` and copied whole: a loop over bytes costs ten times as much.
struct JSONCursor {
    private let bytes: [UInt8]
    private var at = 0

    /// Nil when there are control characters: inside strings they are forbidden, and around them rare.
    init?(_ bytes: [UInt8]) {
        guard bytes.reduce(0xFF, min) >= 0x20 else { return nil }
        self.bytes = bytes
    }

    /// Whether nothing but space is left.
    var isAtEnd: Bool { bytes[at...].allSatisfy { $0 == UInt8(ascii: " ") } }

    /// Takes a bracket, colon, comma or quotation mark.
    mutating func take(_ mark: Unicode.Scalar) -> Bool {
        skipSpace()
        guard at < bytes.count, bytes[at] == UInt8(ascii: mark) else { return false }
        at += 1
        return true
    }

    mutating func takeNull() -> Bool {
        skipSpace()
        guard bytes[at...].starts(with: "null".utf8) else { return false }
        at += 4
        return true
    }

    /// A whole number of few digits, without a sign.
    mutating func takeNumber() -> Int? {
        skipSpace()
        let digits = bytes[at...].prefix { (48...57).contains($0) }
        guard (1...9).contains(digits.count), digits.first != UInt8(ascii: "0") else { return nil }
        at = digits.endIndex
        return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    /// A list of strings, which are not kept.
    mutating func takeStrings() -> Bool {
        guard take("[") else { return false }
        if take("]") { return true }
        repeat { guard passString() else { return false } } while take(",")
        return take("]")
    }

    /// A string, its escapes resolved. Nil where it is not valid, or has a surrogate.
    mutating func takeString() -> String? {
        guard take("\""), let quote = place(of: "\"", in: at..<bytes.count) else { return nil }
        if place(of: "\\", in: at..<quote) != nil { return takeEscapedString(firstQuote: quote) }
        defer { at = quote + 1 }
        return Self.string(bytes.span.extracting(at..<quote))
    }

    mutating func takeString(into value: inout String) -> Bool {
        guard let string = takeString() else { return false }
        value = string
        return true
    }

    mutating func takeString(into value: inout String?) -> Bool {
        value = takeString()
        return value != nil
    }

    /// A string that is not kept.
    mutating func passString() -> Bool {
        let start = at
        guard take("\""), let quote = place(of: "\"", in: at..<bytes.count) else { return false }
        guard place(of: "\\", in: at..<quote) == nil else {
            at = start
            return takeString() != nil
        }
        defer { at = quote + 1 }
        return (try? UTF8Span(validating: bytes.span.extracting(at..<quote))) != nil
    }

    /// Goes from escape to escape; a quotation mark that belongs to an escape ends nothing.
    private mutating func takeEscapedString(firstQuote: Int) -> String? {
        var quote = firstQuote
        var resolved: [UInt8] = []
        resolved.reserveCapacity(quote - at)
        while let slash = place(of: "\\", in: at..<quote) {
            guard let escape = JSONEscape(at: slash, in: bytes) else { return nil }
            resolved += bytes[at..<slash]
            escape.append(to: &resolved)
            at = slash + escape.length
            if quote >= at { continue }
            guard let next = place(of: "\"", in: at..<bytes.count) else { return nil }
            quote = next
        }
        resolved += bytes[at..<quote]
        at = quote + 1
        return Self.string(resolved.span)
    }

    private static func string(_ utf8: Span<UInt8>) -> String? {
        guard let valid = try? UTF8Span(validating: utf8) else { return nil }
        return String(copying: valid)
    }

    private func place(of mark: Unicode.Scalar, in range: Range<Int>) -> Int? {
        bytes.withUnsafeBytes { all in
            let part = UnsafeRawBufferPointer(rebasing: all[range])
            guard let start = part.baseAddress, let found = memchr(start, Int32(mark.value), part.count) else {
                return nil
            }
            return range.lowerBound + (UnsafeRawPointer(found) - start)
        }
    }

    private mutating func skipSpace() {
        while at < bytes.count, bytes[at] == UInt8(ascii: " ") { at += 1 }
    }
}
