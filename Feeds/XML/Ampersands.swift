/// Mends the commonest fault of feeds: an ampersand that begins none of XML's own entities becomes `&amp;`, so that an
/// address keeps its query and `&nbsp;` survives for whoever reads the HTML. It also leaves no entity of a document's own
/// making to expand.
enum Ampersands {
    private static let own = ["amp;", "lt;", "gt;", "quot;", "apos;"].map { Array($0.utf8) }
    private static let openCDATA = Array("<![CDATA[".utf8)
    private static let closeCDATA = Array("]]>".utf8)

    /// `bytes` with every stray ampersand escaped outside CDATA. UTF-16 is left as it is.
    static func mend(_ bytes: [UInt8]) -> [UInt8] {
        guard !bytes.prefix(4).contains(0) else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var inCDATA = false
        for (index, byte) in bytes.enumerated() {
            result.append(byte)
            switch byte {
            case UInt8(ascii: "<") where !inCDATA: inCDATA = bytes[index...].starts(with: openCDATA)
            case UInt8(ascii: ">") where inCDATA: inCDATA = !result.suffix(3).elementsEqual(closeCDATA)
            case UInt8(ascii: "&") where !inCDATA && !beginsEntity(bytes[(index + 1)...]):
                result += Array("amp;".utf8)
            default: break
            }
        }
        return result
    }

    /// One of XML's five names, or a character by number.
    private static func beginsEntity(_ rest: ArraySlice<UInt8>) -> Bool {
        guard rest.first == UInt8(ascii: "#") else { return own.contains { rest.starts(with: $0) } }
        let number = rest.dropFirst().prefix(9).prefix { $0 != UInt8(ascii: ";") }
        return !number.isEmpty && rest.dropFirst(1 + number.count).first == UInt8(ascii: ";")
            && number.allSatisfy { (48...57).contains($0) || (97...102).contains($0 | 0x20) || $0 | 0x20 == 120 }
    }
}
