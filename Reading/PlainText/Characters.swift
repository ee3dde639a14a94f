import CUTF8Proc

#if canImport(Glibc)
    import Glibc
#endif

/// Text as it should be stored: Unicode NFC, ordinary spaces, no invisible characters.
enum Characters {
    /// Cleans UTF-8 text: odd spaces become spaces; soft hyphens, zero-width and control characters go (but for line
    /// feeds, tabs and the joiners that Persian, Indic scripts and emoji need); what windows-1252 put among the control
    /// characters is what it meant; the whole in NFC.
    static func clean(_ text: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var needsComposing = false
        // What stands from here on and needs no change is copied together.
        var start = 0
        text.withUnsafeBufferPointer { text in
            var index = 0
            while index < text.count {
                if text[index] &- 32 < 95 || text[index] == 10 {
                    index += 1
                    continue
                }
                let (code, end) = text.codePoint(at: index)
                let meant = meaning(of: code, followedBy: end < text.count ? text[end] : 0)
                if meant != code {
                    out += text[start..<index]
                    if let scalar = meant.flatMap(Unicode.Scalar.init) { out += scalar.utf8 }
                    start = end
                }
                needsComposing = needsComposing || !isComposed(code)
                index = end
            }
        }
        if start > 0 { out += text[start...] }
        let clean = start > 0 ? out : text
        return needsComposing ? composed(clean) : clean
    }

    /// What a character should be; nil for nothing.
    private static func meaning(of code: UInt32, followedBy next: UInt8) -> UInt32? {
        switch code {
        case 9, 10: code
        case 13: next == 10 ? nil : 10
        case 0..<32, 127: nil
        case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: 32
        case 0x85, 0x2028, 0x2029: 10
        case 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF, 0xFFFC: nil
        case 0x80...0x9F: Windows1252.codePoint(code) > 0x9F ? Windows1252.codePoint(code) : nil
        default: code
        }
    }

    /// Whether composing leaves a character as it is, whatever stands around: true of most, false of some that it leaves too.
    static func isComposed(_ code: UInt32) -> Bool {
        switch code {
        case ..<0x300, 0x400...0x481, 0x5D0...0x5EA, 0x621...0x64A, 0x2010...0x20CF: true
        case 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF, 0xAC00...0xD7A3: true
        default: false
        }
    }

    /// Unicode normalisation form C. Text that is not UTF-8 comes back as it is.
    private static func composed(_ text: [UInt8]) -> [UInt8] {
        var result: UnsafeMutablePointer<UInt8>?
        let options = utf8proc_option_t(UTF8PROC_STABLE.rawValue | UTF8PROC_COMPOSE.rawValue)
        let length = text.withUnsafeBufferPointer {
            utf8proc_map($0.baseAddress, utf8proc_ssize_t($0.count), &result, options)
        }
        defer { free(result) }
        guard length >= 0, let result else { return text }
        return Array(UnsafeBufferPointer(start: result, count: length))
    }
}
