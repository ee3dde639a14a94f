/// A text without the characters that have no place in one: PostgreSQL refuses NUL, and the other control characters
/// come from broken conversions. Line ends become line feeds.
struct CleanText {
    /// What is left, without white space at either end.
    let text: String
    /// How many characters were taken out.
    let removed: Int

    init(_ raw: String) {
        var raw = raw
        guard raw.withUTF8(Self.needsLook) else {
            (text, removed) = (Self.trimmed(raw), 0)
            return
        }
        var clean = String.UnicodeScalarView()
        var count = 0
        var previous: Unicode.Scalar = " "
        for scalar in raw.unicodeScalars {
            switch scalar.value {
            case 0x0a where previous == "\r": break  // The line feed stands already.
            case 0x0d, 0x85: clean.append("\n")
            case 0x00...0x08, 0x0b...0x1f, 0x7f...0x9f: count += 1
            default: clean.append(scalar)
            }
            previous = scalar
        }
        (text, removed) = (Self.trimmed(String(clean)), count)
    }

    /// False of most texts. The first byte of U+0080 to U+009F is 0xC2, which also begins harmless characters. Looks at
    /// every byte without a branch, which the compiler makes sixteen at a time of.
    private static func needsLook(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var found = false
        for byte in bytes {
            let isControl = byte < 0x20 && byte != 0x0a && byte != 0x09
            found = found || isControl || byte == 0x7f || byte == 0xc2
        }
        return found
    }

    private static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return first == scalars.startIndex && scalars.index(after: last) == scalars.endIndex
            ? text : String(scalars[first...last])
    }
}
