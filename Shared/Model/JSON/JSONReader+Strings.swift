/// Strings, with their escapes.
extension JSONReader {
    /// Reads a string.
    public mutating func string() throws(RecordError) -> String {
        try expect(UInt8(ascii: "\""), "a string")
        let start = place
        passPlain()
        switch peek {
        case UInt8(ascii: "\""):
            place += 1
            return String(decoding: bytes[start..<place - 1], as: UTF8.self)
        case UInt8(ascii: "\\"): return try stringWithEscapes(from: start)
        case nil: throw ending
        default: throw .notJSON("byte \(offset): a control character inside a string must be escaped")
        }
    }

    /// Passes the bytes of a string that stand for themselves, eight at a time.
    mutating func passPlain() {
        place = bytes.withUnsafeBytes { all in
            var passed = place - bytes.startIndex
            while passed + 8 <= all.count {
                let special = Self.specials(all.loadUnaligned(fromByteOffset: passed, as: UInt64.self).littleEndian)
                if special != 0 { return bytes.startIndex + passed + special.trailingZeroBitCount / 8 }
                passed += 8
            }
            while passed < all.count, !Self.isSpecial(all[passed]) { passed += 1 }
            return bytes.startIndex + passed
        }
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20
    }

    /// The lowest bit of the result lies in the first of eight bytes that is a quotation mark, a backslash or a control
    /// character; 0 when none is. A difference has a byte's highest bit, which the byte itself has not, when something was
    /// borrowed for it; the bytes behind the first may be named wrongly.
    private static func specials(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quote = word ^ 0x2222_2222_2222_2222
        let backslash = word ^ 0x5C5C_5C5C_5C5C_5C5C
        let borrowed = (quote &- ones) & ~quote | (backslash &- ones) & ~backslash | (word &- ones &* 0x20) & ~word
        return borrowed & 0x8080_8080_8080_8080
    }

    /// Goes on with a string at its first escape.
    private mutating func stringWithEscapes(from start: Int) throws(RecordError) -> String {
        var text = Array(bytes[start..<place])
        while let byte = peek {
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text.append(contentsOf: try escape().utf8)
            case 0..<0x20: throw .notJSON("byte \(offset - 1): a control character inside a string must be escaped")
            default: text.append(byte)
            }
        }
        throw ending
    }

    private mutating func escape() throws(RecordError) -> Unicode.Scalar {
        guard let byte = peek else { throw ending }
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw .notJSON("byte \(offset - 1): there is no such escape")
        }
    }

    /// `\uXXXX`, or two of them that make one character outside the Basic Multilingual Plane.
    private mutating func unicodeEscape() throws(RecordError) -> Unicode.Scalar {
        let start = offset - 2
        let first = try codeUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xdc00, bytes[place...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else {
            throw .notJSON("byte \(start): the escape is half of a surrogate pair")
        }
        place += 2
        let second = try codeUnit()
        guard (0xdc00...0xdfff).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00))
        else { throw .notJSON("byte \(start): the escape is half of a surrogate pair") }
        return scalar
    }

    private mutating func codeUnit() throws(RecordError) -> UInt32 {
        let digits = bytes[place...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ isHexDigit($0) }),
            let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw .notJSON("byte \(offset): four hexadecimal digits should stand here") }
        place += 4
        return value
    }

    private func isHexDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }
}
