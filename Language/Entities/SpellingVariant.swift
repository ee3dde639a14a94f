/// Two spellings of one word, as transliteration makes them: Sergei and Sergey, Nagorno and Nagorny, Qaddafi and Gadhafi no.
enum SpellingVariant {
    /// Whether two normalised words are spellings of one: long enough, and at most one edit apart that changes neither the
    /// gender of a name nor a word's first letter.
    static func match(_ first: Substring, _ second: Substring) -> Bool {
        let (first, second) = (Array(first.utf8), Array(second.utf8))
        guard min(first.count, second.count) >= 4, abs(first.count - second.count) <= 2 else { return false }
        if skeleton(first) == skeleton(second) { return true }
        guard min(first.count, second.count) >= 5, first[0] == second[0] else { return false }
        return isOneEdit(first, second) && !differsInGender(first, second)
    }

    /// The word without what spellings differ in: i/y/j, k/c/q, f/ph, v/w, double letters, h after a consonant.
    static func skeleton(_ word: [UInt8]) -> [UInt8] {
        var letters: [UInt8] = []
        for byte in word {
            var letter = byte
            switch byte {
            case UInt8(ascii: "y"), UInt8(ascii: "j"): letter = UInt8(ascii: "i")
            case UInt8(ascii: "c"), UInt8(ascii: "q"): letter = UInt8(ascii: "k")
            case UInt8(ascii: "w"): letter = UInt8(ascii: "v")
            case UInt8(ascii: "z"): letter = UInt8(ascii: "s")
            case UInt8(ascii: "h"):
                if letters.last == UInt8(ascii: "p") {
                    letters[letters.count - 1] = UInt8(ascii: "f")
                    continue
                }
                if let last = letters.last, !isVowel(last) { continue }
            default: break
            }
            if letters.last != letter { letters.append(letter) }
        }
        return letters
    }

    /// The skeleton's consonants: what spellings of one surname share, though not only they.
    static func consonants(_ word: Substring) -> [UInt8] {
        skeleton(Array(word.utf8)).filter { !isVowel($0) }
    }

    /// Whether two surnames may be one that a slip or a transliteration set apart: "Buchtmann" and "Bauchtman", "Laden"
    /// and "Ladin". For names that something else joins.
    static func areNear(_ first: Substring, _ second: Substring) -> Bool {
        let (one, other) = (Array(first.utf8), Array(second.utf8))
        guard min(one.count, other.count) >= 5, one[0] == other[0], !differsInGender(one, other) else { return false }
        let skeletons = (skeleton(one), skeleton(other))
        return skeletons.0 == skeletons.1 || isOneEdit(skeletons.0, skeletons.1)
    }

    private static func isVowel(_ byte: UInt8) -> Bool {
        [UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u")].contains(byte)
    }

    /// Whether one insertion, deletion, substitution or exchange of neighbours makes one word of the other.
    static func isOneEdit(_ first: [UInt8], _ second: [UInt8]) -> Bool {
        let (short, long) = first.count <= second.count ? (first, second) : (second, first)
        guard let start = short.indices.first(where: { short[$0] != long[$0] }) else {
            return long.count == short.count + 1
        }
        let (left, right) = (short[start...], long[start...])
        if long.count == short.count + 1 { return left.elementsEqual(right.dropFirst()) }
        guard long.count == short.count else { return false }
        if left.dropFirst().elementsEqual(right.dropFirst()) { return true }
        return left.count >= 2 && left[start] == right[start + 1] && left[start + 1] == right[start]
            && left.dropFirst(2).elementsEqual(right.dropFirst(2))
    }

    /// Mario and Maria, Daniel and Daniela, Ivanov and Ivanova.
    private static func differsInGender(_ first: [UInt8], _ second: [UInt8]) -> Bool {
        let (short, long) = first.count <= second.count ? (first, second) : (second, first)
        let endings = [UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "o")]
        guard long.dropLast(long.count - short.count + 1).elementsEqual(short.dropLast()) else {
            return false
        }
        if long.count == short.count + 1 { return long.starts(with: short) && endings.contains(long[long.count - 1]) }
        return endings.contains(long[long.count - 1]) && endings.contains(short[short.count - 1])
    }
}
