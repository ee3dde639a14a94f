/// The words that matter to dates, found by a hash of their lower-case letters.
struct TimeVocabulary: Sendable {
    /// What a word means.
    struct Meaning: Sendable {
        var word: TimeWord
        var value: Int32
    }

    /// Longer words mean nothing.
    static let longest = 14

    private struct Slot {
        var hash: UInt64 = 0
        var meaning = Meaning(word: .other, value: 0)
    }

    /// An open table, a quarter full at most: a word that means nothing mostly costs one look.
    private var slots = [Slot](repeating: Slot(), count: 4096)

    init() {
        for (word, lists) in Self.lists {
            for (value, list) in lists {
                for spelling in list.split(separator: " ") {
                    insert(spelling, Meaning(word: word, value: Int32(value)))
                }
            }
        }
    }

    /// The hash of no letters.
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    /// FNV-1a, one letter further.
    static func hash(_ hash: UInt64, _ letter: UInt8) -> UInt64 { (hash ^ UInt64(letter)) &* 0x100_0000_01B3 }

    func meaning(ofHash hash: UInt64) -> Meaning? {
        var index = Int(truncatingIfNeeded: hash >> 40) & (slots.count - 1)
        while slots[index].hash != 0 {
            if slots[index].hash == hash { return slots[index].meaning }
            index = (index + 1) & (slots.count - 1)
        }
        return nil
    }

    private mutating func insert(_ spelling: Substring, _ meaning: Meaning) {
        let hash = spelling.utf8.reduce(Self.seed, Self.hash)
        var index = Int(truncatingIfNeeded: hash >> 40) & (slots.count - 1)
        while slots[index].hash != 0, slots[index].hash != hash { index = (index + 1) & (slots.count - 1) }
        slots[index] = Slot(hash: hash, meaning: meaning)
    }
}
