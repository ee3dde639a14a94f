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
        out.reserveCapacity(text.count)
        var needsComposing = false
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte < 0x80 {
                if byte >= 32 && byte != 127 || byte == 10 || byte == 9 {
                    out.append(byte)
                } else if byte == 13 {
                    out.append(10)
                }
                if byte == 13, index + 1 < text.count, text[index + 1] == 10 { index += 1 }
                index += 1
                continue
            }
            let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            let end = min(index + length, text.count)
            append(text[index..<end], to: &out)
            if byte >= 0xCC { needsComposing = true }
            index = end
        }
        return needsComposing ? composed(out) : out
    }

    /// Adds one character of several bytes, or what it should be.
    private static func append(_ character: ArraySlice<UInt8>, to out: inout [UInt8]) {
        let code = character.dropFirst().reduce(UInt32(character.first ?? 0) & (0x7F >> UInt32(character.count))) {
            $0 << 6 | UInt32($1 & 0x3F)
        }
        switch code {
        case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: out.append(32)
        case 0x85, 0x2028, 0x2029: out.append(10)
        case 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF, 0xFFFC: break
        case 0x80...0x9F:
            if let scalar = Unicode.Scalar(Windows1252.codePoint(code)), scalar.value > 0x9F {
                out += Array(String(Character(scalar)).utf8)
            }
        default: out += character
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
