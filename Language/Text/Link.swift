/// Web and mail addresses inside text.
enum Link {
    /// The end of the address that begins at `start`, if one does, and how far was looked for one: no address that
    /// begins before that point needs another look, which keeps the cost linear.
    static func end(in utf8: UnsafeBufferPointer<UInt8>, at start: Int) -> (end: Int?, limit: Int) {
        var end = start
        var at: Int?
        var isWeb = starts(with: "www.", utf8, at: start)
        while end < utf8.count, utf8[end] > 32, !isBracket(utf8[end]) {
            if utf8[end] == UInt8(ascii: "@"), at == nil { at = end }
            if utf8[end] == UInt8(ascii: ":"), end - start <= 5, end > start, starts(with: "://", utf8, at: end) {
                isWeb = true
            }
            if !isWeb, !isAddress(utf8[end]) { break }
            end += 1
        }
        let limit = end
        while end > start, isTrailing(utf8[end - 1]) { end -= 1 }
        if isWeb { return (end - start > 4 ? end : nil, limit) }
        guard let at, at > start, at + 1 < end, utf8[at + 1..<end].contains(UInt8(ascii: ".")) else {
            return (nil, limit)
        }
        return (end, limit)
    }

    private static func starts(with text: StaticString, _ utf8: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        guard start + text.utf8CodeUnitCount <= utf8.count else { return false }
        return (0..<text.utf8CodeUnitCount).allSatisfy { utf8[start + $0] == text.utf8Start[$0] }
    }

    /// What never stands inside an address in running text.
    private static func isBracket(_ byte: UInt8) -> Bool {
        [UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "["), UInt8(ascii: "]")].contains(byte)
    }

    private static func isAddress(_ byte: UInt8) -> Bool {
        CodePointClass(ascii: min(byte, 127)).isWord || [0x2E, 0x2D, 0x5F, 0x2B, 0x40, 0x3A].contains(byte)
    }

    /// Marks at the end that belong to the sentence, not to the address.
    private static func isTrailing(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
            UInt8(ascii: "?"),
            UInt8(ascii: ")"), UInt8(ascii: "'"):
            true
        default: false
        }
    }
}
