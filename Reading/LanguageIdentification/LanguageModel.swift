import FoundationEssentials

/// What each run of letters says for and against the languages of one script.
///
/// On disk: the number of languages and their codes, then the runs' keys, then a row of penalties for each run.
package struct LanguageModel: Sendable {
    /// The codes, in the order of the lanes.
    package let languages: [String]
    /// The hashes of the runs, in open addressing; 0 is an empty slot.
    private var keys: [UInt32]
    /// The number of the row of each slot.
    private var numbers: [UInt32]
    /// Penalties widened once, so that adding a row is two or four instructions. They stand close, to stay in the cache.
    private var rows: [SIMD32<Int16>] = []
    private let mask: Int

    /// At most as many languages as a row has lanes.
    package static let maximumLanguages = 32
    /// Penalties are natural logarithms times this.
    package static let scale = 15.0

    /// A model of its runs. Rows hold a penalty of 0 (for the languages that write the run most) to 120 for each language.
    package init(languages: [String], entries: [(key: UInt64, row: [Int8])]) {
        self.init(languages: languages, hashed: entries.map { (Self.hash($0.key), $0.row) })
    }

    private init(languages: [String], hashed entries: [(key: UInt32, row: [Int8])]) {
        self.languages = languages
        var size = 1024
        while size < entries.count * 2 { size *= 2 }
        mask = size - 1
        keys = Array(repeating: 0, count: size)
        numbers = Array(repeating: 0, count: size)
        for (key, row) in entries {
            var slot = Int(key >> 1) & mask
            while keys[slot] != 0 { slot = (slot + 1) & mask }
            keys[slot] = key
            numbers[slot] = UInt32(rows.count)
            var wide = SIMD32<Int16>.zero
            for (lane, penalty) in row.enumerated() { wide[lane] = Int16(penalty) }
            rows.append(wide)
        }
    }

    @inline(__always)
    private static func hash(_ key: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: (key ^ key >> 29) &* 0x9E37_79B9_7F4A_7C15 >> 32) | 1
    }

    /// The penalties of the languages for a text, and how many of its runs are known.
    package func penalties(of letters: [UInt16]) -> (totals: [Int], known: Int) {
        var totals = [Int](repeating: 0, count: languages.count)
        var known = 0
        keys.withUnsafeBufferPointer { keys in
            rows.withUnsafeBufferPointer { rows in
                var sums = SIMD32<Int16>.zero
                var pending = 0
                LetterGrams.forEach(in: letters) { key, _ in
                    let hash = Self.hash(key)
                    var slot = Int(hash >> 1) & mask
                    while keys[slot] != hash {
                        if keys[slot] == 0 { return }
                        slot = (slot + 1) & mask
                    }
                    sums &+= rows[Int(numbers[slot])]
                    known += 1
                    pending += 1
                    // Sixteen bits hold 256 penalties.
                    if pending == 256 {
                        Self.add(sums, to: &totals)
                        sums = .zero
                        pending = 0
                    }
                }
                Self.add(sums, to: &totals)
            }
        }
        return (totals, known)
    }

    private static func add(_ sums: SIMD32<Int16>, to totals: inout [Int]) {
        for lane in totals.indices { totals[lane] += Int(sums[lane]) }
    }
}

// MARK: - As bytes

extension LanguageModel {
    /// The model as bytes.
    package func encoded() -> [UInt8] {
        let entries = keys.indices.filter { keys[$0] != 0 }
        var bytes = Array(languages.joined(separator: " ").utf8) + [0]
        for entry in entries { withUnsafeBytes(of: keys[entry].littleEndian) { bytes += $0 } }
        for entry in entries {
            bytes += languages.indices.map { UInt8(truncatingIfNeeded: rows[Int(numbers[entry])][$0]) }
        }
        return bytes
    }

    /// Reads what ``encoded()`` wrote.
    package init?(_ bytes: ArraySlice<UInt8>) {
        guard let end = bytes.firstIndex(of: 0) else { return nil }
        let languages = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ").map(String.init)
        let body = Array(bytes[(end + 1)...])
        guard !languages.isEmpty, languages.count <= Self.maximumLanguages, body.count % (4 + languages.count) == 0
        else {
            return nil
        }
        let count = body.count / (4 + languages.count)
        let entries = (0..<count).map { index in
            let key = (0..<4).reduce(UInt32(0)) { $0 | UInt32(body[index * 4 + $1]) << UInt32(8 * $1) }
            let start = count * 4 + index * languages.count
            return (key: key, row: body[start..<start + languages.count].map { Int8(bitPattern: $0) })
        }
        self.init(languages: languages, hashed: entries)
    }

    /// Reads a model in base64.
    init?(base64: StaticString) {
        guard let data = Data(base64Encoded: base64.description) else { return nil }
        self.init([UInt8](data)[...])
    }
}
