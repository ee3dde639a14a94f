/// The encoding that browsers take for Latin-1 and for whatever does not say.
enum Windows1252 {
    /// The code points of the bytes 0x80 to 0x9F.
    static let upper: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D,
        0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D,
        0x17E, 0x178,
    ]

    /// What is meant by a code from 0x80 to 0x9F, which as Unicode would be a control character.
    static func codePoint(_ code: UInt32) -> UInt32 {
        (0x80..<0xA0).contains(code) ? UInt32(upper[Int(code) - 0x80]) : code
    }

    /// The byte of a code point, where it has one.
    static func byte(_ code: UInt32) -> UInt8? {
        if code < 0x80 || (0xA0..<0x100).contains(code) { return UInt8(code) }
        return upper.firstIndex(of: UInt16(truncatingIfNeeded: code)).flatMap {
            code < 0x10000 ? UInt8($0 + 0x80) : nil
        }
    }

    /// The same text as UTF-8.
    static func decode(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        for byte in bytes {
            if byte < 0x80 {
                out.append(byte)
            } else if let scalar = Unicode.Scalar(codePoint(UInt32(byte))) {
                out += Array(String(Character(scalar)).utf8)
            }
        }
        return out
    }
}
