/// A name as names are compared: lower case, no accents, no punctuation, no "the" before it and no "'s" after it.
///
/// "The O’Neill-Müller Co.’s" and "oneill muller co" are one. Letters of other scripts than Latin lose only their case.
public struct NormalisedName: Hashable, Sendable {
    /// Words of letters and digits, one blank between them.
    public let text: String

    /// Normalises a name.
    public init(_ name: some StringProtocol) {
        self.init(utf8: Array(name.utf8)[...])
    }

    /// Normalises a name given as valid UTF-8.
    public init(utf8: ArraySlice<UInt8>) {
        var folder = NameFolder()
        folder.fold(utf8)
        text = folder.text
    }
}

/// Folds a name's bytes into the bytes of its normal form.
private struct NameFolder {
    private var output: [UInt8] = []
    private var pendingBlank = false

    private static let article = Array("the ".utf8)

    var text: String {
        guard output.first == Self.article[0], output.starts(with: Self.article) else {
            return String(decoding: output, as: UTF8.self)
        }
        return String(decoding: output[4...], as: UTF8.self)
    }

    mutating func fold(_ name: ArraySlice<UInt8>) {
        output.reserveCapacity(name.count)
        var index = name.startIndex
        let end = Self.withoutPossessive(name)
        while index < end {
            let byte = name[index]
            if byte < 0x80 {
                fold(ascii: byte)
                index += 1
            } else {
                let length = min(byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2, end - index)
                fold(character: name[index..<index + length])
                index += length
            }
        }
    }

    private mutating func fold(ascii byte: UInt8) {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): append(byte)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): append(byte | 0x20)
        // Stops and apostrophes join ("U.S.", "O'Neill"); all other marks part.
        case UInt8(ascii: "."), UInt8(ascii: "'"), UInt8(ascii: "`"): break
        case UInt8(ascii: "&"): append(word: "and")
        default: pendingBlank = !output.isEmpty
        }
    }

    private mutating func fold(character: ArraySlice<UInt8>) {
        guard let scalar = String(decoding: character, as: UTF8.self).unicodeScalars.first else { return }
        if let letters = LatinLetters.base(of: scalar.value) {
            for letter in letters { append(letter) }
        } else if (0x300...0x36F).contains(scalar.value) || (0x2018...0x201B).contains(scalar.value)
            || [0x2B9, 0x2BB, 0x2BC, 0x2BE, 0x2BF, 0xAD, 0x200C, 0x200D].contains(scalar.value)
        {
            return
        } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || scalar.properties.generalCategory == .nonspacingMark
        {
            for byte in scalar.properties.lowercaseMapping.utf8 { append(byte) }
        } else {
            pendingBlank = !output.isEmpty
        }
    }

    private mutating func append(_ byte: UInt8) {
        if pendingBlank { output.append(UInt8(ascii: " ")) }
        pendingBlank = false
        output.append(byte)
    }

    private mutating func append(word: StaticString) {
        pendingBlank = !output.isEmpty
        for index in 0..<word.utf8CodeUnitCount { append(word.utf8Start[index]) }
        pendingBlank = true
    }

    /// Where the name ends without `'s`, `’s`, `'` or `’`.
    private static func withoutPossessive(_ name: ArraySlice<UInt8>) -> Int {
        // All endings end in an s, an apostrophe, or the last byte of ’.
        guard let last = name.last, last == UInt8(ascii: "s") || last == UInt8(ascii: "'") || last == 0x99 else {
            return name.endIndex
        }
        for ending in ["'s", "’s", "'", "’"] where name.count > ending.utf8.count && name.suffix(4).ends(with: ending) {
            return name.endIndex - ending.utf8.count
        }
        return name.endIndex
    }
}

extension ArraySlice<UInt8> {
    fileprivate func ends(with text: String) -> Bool {
        count >= text.utf8.count && suffix(text.utf8.count).elementsEqual(text.utf8)
    }
}

/// The plain letters under accented Latin ones.
private enum LatinLetters {
    /// U+00C0 to U+024F, U+1E00 to U+1EFF: the letter, `?` where it becomes two, `-` where there is none.
    private static let extended: StaticString = """
        aaaaaa?ceeeeiiiidnooooo-ouuuuy??aaaaaa?ceeeeiiiidnooooo-ouuuuy?yaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiii\
        ii??jjkkkllllll--llnnnnnn-nnoooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs---------d----ee-ff-------------\
        oo-------------uu----------------------------aaiioouuuuuuuuuueaaaa----ggkkoooo--j---gg--nnaa--ooaaaaeeeeiiiioooo\
        rrrruuuusstt--hh------aaeeooooooooyy----------------------------
        """
    private static let additional: StaticString = """
        aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrsssssssssstttttt\
        ttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy-s--?-aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooo\
        oooouuuuuuuuuuuuuuyyyyyyyy------
        """
    private static let pairs: [UInt32: String] = [
        0xC6: "ae", 0xE6: "ae", 0xDE: "th", 0xFE: "th", 0xDF: "ss", 0x132: "ij", 0x133: "ij", 0x152: "oe", 0x153: "oe",
        0x1E9E: "ss",
    ]

    static func base(of value: UInt32) -> [UInt8]? {
        let letter: UInt8
        switch value {
        case 0xC0...0x24F: letter = extended.utf8Start[Int(value - 0xC0)]
        case 0x1E00...0x1EFF: letter = additional.utf8Start[Int(value - 0x1E00)]
        default: return nil
        }
        if letter == UInt8(ascii: "?") { return pairs[value].map { Array($0.utf8) } }
        return letter == UInt8(ascii: "-") ? nil : [letter]
    }
}
