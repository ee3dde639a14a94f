import FoundationEssentials
import Language
import NameEvaluation

/// Gathers what the recogniser knows of words before reading: word classes, habits of capitals, lists of names.
struct LexiconBuilder {
    private(set) var words: [UInt32: UInt16] = [:]
    private(set) var clusters: [UInt32] = []
    private(set) var phrases: [UInt32: UInt32] = [:]

    /// The lexicon's sections of a model file.
    var sections: (words: [UInt8], clusters: [UInt8], phrases: [UInt8]) {
        (MappedTable.encode(words), clusters.withUnsafeBytes { Array($0) }, MappedTable.encode(phrases))
    }

    // MARK: Word classes

    /// Reads word vectors (`vectors.f32`, 300 numbers each, and `vector-words.tsv`: word, row) and classes them.
    mutating func addClusters(folder: String, cache: String?) throws {
        if let cache, let data = try? Data(contentsOf: URL(filePath: cache)) {
            clusters = data.withUnsafeBytes { Array($0.bindMemory(to: UInt32.self)) }
        } else {
            try makeClusters(folder: folder)
            if let cache { try clusters.withUnsafeBytes { try Data($0).write(to: URL(filePath: cache)) } }
        }
        for line in try TaggedText.lines("\(folder)/vector-words.tsv") {
            let fields = line.split(separator: "\t")
            guard fields.count == 2, let row = UInt16(fields[1]), fields[0].utf8.count >= 2 else { continue }
            let traits = TokenTraits.word(fields[0])
            switch traits.writing {
            case .lower: add(traits.word, .small, row)
            case .capitalised, .mixed: add(traits.word, .capital, row)
            case .allCapitals where fields[0].utf8.count <= 5: add(traits.word, .capital, row)
            default: break
            }
        }
    }

    private mutating func add(_ word: UInt32, _ entry: Lexicon.WordEntry, _ value: UInt16) {
        let key = Lexicon.wordKey(word, entry)
        if words[key] == nil { words[key] = value }
    }

    private mutating func makeClusters(folder: String) throws {
        let width = 300
        let data = try Data(contentsOf: URL(filePath: "\(folder)/vectors.f32"))
        let raw = data.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
        let count = raw.count / width
        // Rows padded to a multiple of 12 numbers, the stride of the inner loop.
        let padded = KMeans.normalised(raw, width: width)
        let classes = [63, 255, 1023].map { KMeans.classes(padded, count: count, width: width, into: $0, rounds: 12) }
        clusters = (0..<count).map { row in
            let (small, middle, large) = (
                UInt32(classes[0][row] + 1), UInt32(classes[1][row] + 1), UInt32(classes[2][row] + 1)
            )
            return small | middle << 8 | large << 20
        }
    }

    // MARK: Habits of capitals

    /// Counts how often each word stands in small letters in running text.
    mutating func addHabits(_ sentences: some Sequence<[Substring]>) {
        var counts: [UInt32: (small: Int, capital: Int)] = [:]
        for sentence in sentences {
            var isHead = true
            for word in sentence {
                let traits = TokenTraits.word(word)
                if traits.writing == .mark {
                    if traits.word == TokenTraits.word(of: "\"") { isHead = true }
                    continue
                }
                if traits.writing == .lower { counts[traits.word, default: (0, 0)].small += 1 }
                if !isHead, traits.writing == .capitalised { counts[traits.word, default: (0, 0)].capital += 1 }
                isHead = false
            }
        }
        for (word, count) in counts where count.small + count.capital >= 2 {
            let share = Double(count.small) / Double(count.small + count.capital)
            add(word, .habit, share > 0.95 ? 1 : share > 0.6 ? 2 : share > 0.1 ? 3 : 4)
        }
    }

    // MARK: Lists of names

    mutating func add(_ name: some StringProtocol, _ kinds: Lexicon.Kinds) {
        let document = Document(String(name))
        let tokens = document.tokens
        guard (1...Lexicon.longestPhrase).contains(tokens.count) else { return }
        var hash = Hash.seed
        var firstKey: UInt32 = 0
        for (index, token) in tokens.enumerated() {
            let traits = document.utf8.withUnsafeBufferPointer { TokenTraits($0, token.range, kind: token.kind) }
            hash = Hash.mix(hash, traits.word)
            if index == 0 { firstKey = max(hash, 1) }
        }
        phrases[max(hash, 1), default: 0] |= kinds.rawValue
        let first = phrases[firstKey] ?? 0
        phrases[firstKey] = first & 0xFFFF | max(first >> 16, UInt32(tokens.count)) << 16
    }

    /// Reads a table of names: `kind` gives the kinds of a row and which of its fields are names, parted by `;`.
    mutating func addTable(_ path: String, _ kind: ([Substring]) -> [(Substring, Lexicon.Kinds)]) throws {
        for line in try TaggedText.lines(path) where !line.isEmpty {
            for (names, kinds) in kind(line.split(separator: "\t", omittingEmptySubsequences: false)) {
                add(names, kinds)
                if names.hasPrefix("The ") { add(names.dropFirst(4), kinds) }
            }
        }
    }
}

extension TokenTraits {
    /// The traits of a word.
    static func word(_ text: Substring) -> TokenTraits {
        var text = text
        return text.withUTF8 { TokenTraits($0, 0..<$0.count, kind: CodePointKind.kind($0)) }
    }
}

/// The kind of token that a lone word would be.
enum CodePointKind {
    static func kind(_ utf8: UnsafeBufferPointer<UInt8>) -> Token.Kind {
        guard let first = utf8.first else { return .mark }
        return (48...57).contains(first)
            ? .number : first >= 128 || (65...90).contains(first) || (97...122).contains(first) ? .word : .mark
    }
}
