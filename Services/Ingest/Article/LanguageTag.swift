/// A language as BCP 47 (RFC 5646) writes it: `en`, `pt-BR`, `zh-Hant`.
struct LanguageTag: Equatable {
    let text: String

    /// Reads a tag, with `_` for `-` as many programs write it; nil when it is none.
    init?(_ raw: String) {
        let parts = raw.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
        guard let language = parts.first, (2...8).contains(language.utf8.count),
            language.utf8.allSatisfy(Self.isLetter),
            raw.utf8.count <= 35,
            parts.dropFirst().allSatisfy({ (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy(Self.isAlphanumeric) })
        else { return nil }
        text = ([language.lowercased()] + parts.dropFirst().map(Self.uniform)).joined(separator: "-")
    }

    /// Regions in capitals, scripts with one (RFC 5646, section 2.1.1).
    private static func uniform(_ part: Substring) -> String {
        switch part.utf8.count {
        case 2: part.uppercased()
        case 4: part.prefix(1).uppercased() + part.dropFirst().lowercased()
        default: part.lowercased()
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte | 0x20) }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || (0x30...0x39).contains(byte) }
}
