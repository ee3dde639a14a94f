/// Phrases looked for in lines of text, whatever their case and punctuation. A number in a line stands for `#`.
///
/// A trie over the hashes of words: a line is matched in one pass, whatever the number of phrases.
struct PhraseSet: Sendable {
    private var next: [UInt64: Int32] = [:]
    private var isEnd: [Bool] = [false]

    /// Each phrase is some words in small letters.
    init(_ phrases: [String]) {
        for phrase in phrases { insert(phrase) }
    }

    private mutating func insert(_ phrase: String) {
        var state: Int32 = 0
        for word in phrase.split(separator: " ") {
            let key = Self.key(state, WordTable.hash(word.utf8))
            if let known = next[key] {
                state = known
            } else {
                isEnd.append(false)
                state = Int32(isEnd.count - 1)
                next[key] = state
            }
        }
        isEnd[Int(state)] = true
    }

    private static func key(_ state: Int32, _ word: UInt64) -> UInt64 {
        word ^ (UInt64(UInt32(bitPattern: state)) &* 0x9E37_79B9_7F4A_7C15)
    }

    /// How many of the words from `start` on are one of the phrases: the longest; nil if none is.
    func length(in words: [UInt64], from start: Int) -> Int? {
        var state: Int32 = 0
        var longest: Int?
        for index in start..<words.count {
            guard let follower = next[Self.key(state, words[index])] else { break }
            state = follower
            if isEnd[Int(state)] { longest = index + 1 - start }
        }
        return longest
    }

    /// Whether the words begin with a phrase.
    func begins(_ words: [UInt64]) -> Bool { length(in: words, from: 0) != nil }

    /// Whether the words are a phrase and nothing else.
    func isWhole(_ words: [UInt64]) -> Bool { !words.isEmpty && length(in: words, from: 0) == words.count }

    /// Whether a phrase stands anywhere among the words.
    func isIn(_ words: [UInt64]) -> Bool {
        words.indices.contains { length(in: words, from: $0) != nil }
    }
}

/// The words of a line as hashes, as ``PhraseSet`` wants them.
enum LineWords {
    private static let number = WordTable.hash("#".utf8)
    private static let copyright = WordTable.hash("©".utf8)

    /// At most about `limit` words; apostrophes are left out, every other mark parts words, and © is one.
    static func of(_ line: ArraySlice<UInt8>, limit: Int = 64) -> [UInt64] {
        var words: [UInt64] = []
        var hash = WordTable.seed
        var length = 0
        var isNumber = true
        func end() {
            if length > 0 { words.append(isNumber ? number : hash) }
            hash = WordTable.seed
            length = 0
            isNumber = true
        }
        var index = line.startIndex
        while index < line.endIndex, words.count < limit {
            let byte = line[index]
            index += 1
            if byte.isASCIILetter || byte.isASCIIDigit || (byte >= 128 && byte != 0xC2 && byte != 0xE2) {
                hash = WordTable.step(hash, byte)
                length += 1
                if !byte.isASCIIDigit { isNumber = false }
            } else if byte == 0xC2 || byte == 0xE2 {
                let mark = line[index...].prefix(byte == 0xC2 ? 1 : 2)
                index += mark.count
                if mark.elementsEqual([0x80, 0x99]) || mark.elementsEqual([0x80, 0x98]) { continue }
                end()
                if mark.elementsEqual([0xA9]) { words.append(copyright) }
            } else if byte != UInt8(ascii: "'") {
                end()
            }
        }
        end()
        return words
    }
}
