/// The runs of one to four letters in the words of a text, in small letters, a space before and after each word.
package enum LetterGrams {
    /// How many letters the longest run has.
    package static let longest = 4

    /// The small letters of a text with one space between words, before the first and after the last. Only the scripts
    /// that several languages share are known; all else parts words.
    package static func letters(of scalars: some Sequence<Unicode.Scalar>) -> [UInt16] {
        var letters: [UInt16] = [32]
        for scalar in scalars {
            if let letter = small(scalar.value) {
                letters.append(UInt16(letter))
            } else if letters[letters.count - 1] != 32 {
                letters.append(32)
            }
        }
        if letters[letters.count - 1] != 32 { letters.append(32) }
        return letters
    }

    /// Calls `body` with the key and the length of every run.
    @inline(__always)
    package static func forEach(in letters: [UInt16], _ body: (UInt64, Int) -> Void) {
        var window: UInt64 = 32
        var length = 1
        for letter in letters.dropFirst() {
            window = window << 16 | UInt64(letter)
            length = min(length + 1, longest)
            if letter != 32 { body(window & 0xFFFF, 1) }
            body(window & 0xFFFF_FFFF, 2)
            if length > 2 { body(window & 0xFFFF_FFFF_FFFF, 3) }
            if length > 3 { body(window, 4) }
            if letter == 32 { length = 1 }
        }
    }

    /// A letter in its small form; nil for anything else. Only the scripts that several languages share are folded.
    @inline(__always)
    private static func small(_ code: UInt32) -> UInt32? {
        switch code {
        case 0x61...0x7A: return code
        case 0x41...0x5A: return code | 0x20
        case ..<0xC0, 0xD7, 0xF7: return nil
        case 0xC0...0xDE: return code + 0x20
        case 0xDF...0xFF: return code
        case 0x100...0x17F: return extended(code)
        case 0x18F: return 0x259
        case 0x1A0, 0x1AF: return code + 1
        case 0x180...0x24F, 0x259: return code
        case 0x400...0x40F: return code + 80
        case 0x410...0x42F: return code + 32
        case 0x430...0x481: return code
        case 0x48A...0x52F: return code | 1
        case 0x1E00...0x1EFF: return code | 1
        case 0x620...0x64A, 0x66E...0x6D3: return code
        default: return nil
        }
    }

    /// Latin Extended-A: pairs of a capital and its small letter, whose parity changes twice.
    private static func extended(_ code: UInt32) -> UInt32 {
        switch code {
        case 0x130: 0x69
        case 0x178: 0xFF
        case 0x139...0x148, 0x179...0x17E: code & 1 == 1 ? code + 1 : code
        default: code | 1
        }
    }
}
