/// Mends what feeds often break and an XML parser refuses. An ampersand that begins none of XML's own entities becomes
/// `&amp;`, so that an address keeps its query and `&nbsp;` survives for whoever reads the HTML. The document's type, with all
/// that it declares, control characters, and space before the document go.
enum Mending {
    private static let own = ["amp;", "lt;", "gt;", "quot;", "apos;"].map { Array($0.utf8) }
    private static let openCDATA = Array("<![CDATA[".utf8)
    private static let closeCDATA = Array("]]>".utf8)
    private static let escaped = Array("amp;".utf8)

    /// The mended document. `bytes` are UTF-8.
    static func mend(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var inCDATA = false
        let doctype = Doctype.range(in: bytes) ?? 0..<0
        for index in bytes.indices.drop(while: { bytes[$0] <= 0x20 })
        where !isControl(bytes[index]) && !doctype.contains(index) {
            result.append(bytes[index])
            switch bytes[index] {
            case UInt8(ascii: "<") where !inCDATA: inCDATA = bytes[index...].starts(with: openCDATA)
            case UInt8(ascii: ">") where inCDATA: inCDATA = !result.suffix(3).elementsEqual(closeCDATA)
            case UInt8(ascii: "&") where !inCDATA && !beginsEntity(bytes[(index + 1)...]): result += escaped
            default: break
            }
        }
        return result
    }

    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0x09 && byte != 0x0a && byte != 0x0d
    }

    /// One of XML's five names, or a character by number.
    private static func beginsEntity(_ rest: ArraySlice<UInt8>) -> Bool {
        guard rest.first == UInt8(ascii: "#") else { return own.contains { rest.starts(with: $0) } }
        let number = rest.dropFirst().prefix(9).prefix { $0 != UInt8(ascii: ";") }
        guard rest.dropFirst(1 + number.count).first == UInt8(ascii: ";") else { return false }
        return isCharacter(String(decoding: number, as: UTF8.self))
    }

    /// Whether XML allows the character of that number, written as `8217` or `x2019`.
    private static func isCharacter(_ number: String) -> Bool {
        let code = number.hasPrefix("x") ? UInt32(number.dropFirst(), radix: 16) : UInt32(number)
        guard let code, !number.contains("+"), let scalar = Unicode.Scalar(code) else { return false }
        return code >= 0x20 && scalar != "\u{FFFE}" && scalar != "\u{FFFF}" || [0x09, 0x0a, 0x0d].contains(code)
    }
}
