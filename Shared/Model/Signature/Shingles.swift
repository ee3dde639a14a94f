/// The runs of five words of a text, as hashes: what texts are compared by.
///
/// Words are runs of letters and digits, ASCII letters made small; characters of Chinese and Japanese are words alone. A
/// text of fewer words is one run.
struct Shingles {
    /// The words of a run.
    static let length = 5

    /// Each different run once.
    let hashes: [UInt64]

    init(of text: String) {
        var text = text
        let words = text.withUTF8(Self.words)
        var distinct = DistinctHashes(capacity: words.count)
        if (1..<Self.length).contains(words.count) { distinct.insert(Self.hash(words[...])) }
        for start in 0..<max(0, words.count - Self.length + 1) {
            distinct.insert(Self.hash(words[start..<start + Self.length]))
        }
        hashes = distinct.hashes
    }

    @inline(__always)
    private static func hash(_ words: ArraySlice<UInt64>) -> UInt64 {
        var hash: UInt64 = 0
        for word in words { hash = hash &* Mixer.golden &+ word }
        return Mixer.mixed(hash)
    }

    /// The hashes of the words of a text in UTF-8.
    private static func words(_ text: UnsafeBufferPointer<UInt8>) -> [UInt64] {
        var words: [UInt64] = []
        words.reserveCapacity(text.count / 5)
        var word: UInt64 = 0
        func end() {
            if word != 0 { words.append(Mixer.mixed(word)) }
            word = 0
        }
        func add(_ code: UInt32) { word = (word ^ UInt64(code)) &* 0x100_0000_01B3 }
        var index = 0
        while index < text.count {
            switch codePoint(text, &index) {
            case let letter where (0x61...0x7A).contains(letter) || (0x30...0x39).contains(letter): add(letter)
            case let capital where (0x41...0x5A).contains(capital): add(capital | 0x20)
            case ..<0xC0, 0x2000...0x2BFF, 0x3000...0x303F, 0xFF00...0xFF0F: end()
            case let sign where (0x3040...0x30FF).contains(sign) || (0x3400...0x9FFF).contains(sign):
                end()
                add(sign)
                end()
            case let letter: add(letter)
            }
        }
        end()
        return words
    }

    /// The code point at `index` of valid UTF-8, and past it.
    @inline(__always)
    private static func codePoint(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> UInt32 {
        let first = UInt32(text[index])
        index += 1
        guard first >= 0x80 else { return first }
        let rest = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
        var code = first & (0x3F >> UInt32(rest))
        for _ in 0..<rest where index < text.count {
            code = code << 6 | UInt32(text[index] & 0x3F)
            index += 1
        }
        return code
    }
}
