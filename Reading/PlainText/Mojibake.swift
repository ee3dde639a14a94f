/// UTF-8 that somebody read as windows-1252: `donâ€™t`, `cafÃ©`.
enum Mojibake {
    /// The text with such stretches read again as UTF-8. A single odd pair of letters may be meant; two, or one of the
    /// kinds that no language writes, are not.
    static func repair(_ text: [UInt8]) -> [UInt8] {
        looksBroken(text) ? Array(repair(String(decoding: text, as: UTF8.self)).utf8) : text
    }

    /// False of most texts. A character of U+00C0 to U+00FF must stand before one that is none of them nor ASCII.
    private static func looksBroken(_ text: [UInt8]) -> Bool {
        text.withUnsafeBufferPointer { text in
            var place = text.position(of: 0xC3, from: 0)
            while place + 2 < text.count {
                if text[place + 2] >= 0x80, text[place + 2] != 0xC3 { return true }
                place = text.position(of: 0xC3, from: place + 2)
            }
            return false
        }
    }

    private static func repair(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        var stretch: [Unicode.Scalar] = []
        var repaired = 0
        var isCertain = false
        func end() {
            let (scalars, count, certain) = read(stretch)
            out.append(contentsOf: scalars)
            repaired += count
            isCertain = isCertain || certain
            stretch = []
        }
        for scalar in text.unicodeScalars {
            if scalar.value >= 0x80, Windows1252.byte(scalar.value) != nil {
                stretch.append(scalar)
            } else {
                if !stretch.isEmpty { end() }
                out.append(scalar)
            }
        }
        end()
        return isCertain || repaired > 1 ? String(out) : text
    }

    /// Reads what it can of a stretch; how many characters that gave, and whether one of them leaves no doubt.
    private static func read(_ stretch: [Unicode.Scalar]) -> ([Unicode.Scalar], Int, Bool) {
        let bytes = stretch.compactMap { Windows1252.byte($0.value) }
        var out: [Unicode.Scalar] = []
        var count = 0
        var isCertain = false
        var index = 0
        while index < bytes.count {
            if let (scalar, length) = character(bytes[index...]) {
                out.append(scalar)
                count += 1
                // `Ã` or `â€` before such a mark.
                if bytes[index] == 0xC3 || length > 2 { isCertain = true }
                index += length
            } else {
                out.append(stretch[index])
                index += 1
            }
        }
        return (out, count, isCertain)
    }

    private static func character(_ bytes: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
        guard let first = bytes.first, (0xC2...0xF4).contains(first) else { return nil }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        var iterator = bytes.prefix(length).makeIterator()
        var decoder = UTF8()
        guard bytes.count >= length, case .scalarValue(let scalar) = decoder.decode(&iterator), scalar.value >= 0xA0
        else { return nil }
        return (scalar, length)
    }
}
