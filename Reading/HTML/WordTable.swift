/// Short ASCII words to small numbers, looked up in bytes without making a string of them.
struct WordTable: Sendable {
    private var keys: [UInt64]
    private var values: [UInt16]
    private let mask: Int

    init(_ words: some Sequence<(String, UInt16)>) {
        let entries = Array(words)
        var size = 64
        while size < entries.count * 4 { size *= 2 }
        mask = size - 1
        keys = Array(repeating: 0, count: size)
        values = Array(repeating: 0, count: size)
        for (word, value) in entries { insert(Self.hash(word.utf8), value) }
    }

    /// The number of the word with this hash.
    @inline(__always)
    func value(_ hash: UInt64) -> UInt16? {
        var slot = Int(truncatingIfNeeded: hash >> 20) & mask
        while keys[slot] != 0 {
            if keys[slot] == hash { return values[slot] }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// The number of a word, whatever its case.
    func value(of word: some Sequence<UInt8>) -> UInt16? { value(Self.hash(word)) }

    private mutating func insert(_ hash: UInt64, _ value: UInt16) {
        var slot = Int(truncatingIfNeeded: hash >> 20) & mask
        while keys[slot] != 0, keys[slot] != hash { slot = (slot + 1) & mask }
        keys[slot] = hash
        values[slot] = value
    }

    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    /// One step of FNV-1a, with ASCII letters made small.
    @inline(__always)
    static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        let small = byte &- 65 < 26 ? byte | 0x20 : byte
        return (hash ^ UInt64(small)) &* 0x100_0000_01B3
    }

    @inline(__always)
    static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
        var hash = seed
        for byte in word { hash = step(hash, byte) }
        return hash
    }
}
