/// The words that matter to a task, found by a hash of their lower-case letters.
struct Vocabulary<Word: Sendable>: Sendable {
    /// What a word means.
    struct Meaning: Sendable {
        var word: Word
        var value: Int32
    }

    /// Kind, then value and words between blanks.
    typealias Lists = [(Word, [(Int, String)])]

    /// Longer words mean nothing.
    static var longest: Int { 14 }

    private struct Slot {
        var hash: UInt64 = 0
        var meaning: Meaning?
    }

    /// An open table, a quarter full at most: a word that means nothing mostly costs one look.
    private var slots = [Slot](repeating: Slot(), count: 4096)

    /// A word that stands twice means the later.
    init(_ lists: Lists) {
        for (word, rows) in lists {
            for (value, list) in rows {
                for spelling in list.split(separator: " ") {
                    insert(spelling, Meaning(word: word, value: Int32(value)))
                }
            }
        }
    }

    /// The hash of no letters.
    static var seed: UInt64 { 0xCBF2_9CE4_8422_2325 }

    /// FNV-1a, one letter further.
    static func hash(_ hash: UInt64, _ letter: UInt8) -> UInt64 { (hash ^ UInt64(letter)) &* 0x100_0000_01B3 }

    /// What a word of letters or a mark means.
    func meaning(of letters: ArraySlice<UInt8>) -> Meaning? {
        guard letters.count <= Self.longest else { return nil }
        return meaning(ofHash: letters.reduce(Self.seed) { Self.hash($0, $1 | 0x20) })
    }

    func meaning(ofHash hash: UInt64) -> Meaning? {
        var index = Int(truncatingIfNeeded: hash >> 40) & (slots.count - 1)
        while slots[index].hash != 0 {
            if slots[index].hash == hash { return slots[index].meaning }
            index = (index + 1) & (slots.count - 1)
        }
        return nil
    }

    private mutating func insert(_ spelling: Substring, _ meaning: Meaning) {
        let hash = spelling.utf8.reduce(Self.seed) { Self.hash($0, $1 | 0x20) }
        var index = Int(truncatingIfNeeded: hash >> 40) & (slots.count - 1)
        while slots[index].hash != 0, slots[index].hash != hash { index = (index + 1) & (slots.count - 1) }
        slots[index] = Slot(hash: hash, meaning: meaning)
    }
}
