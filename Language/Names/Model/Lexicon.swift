/// What is known of words and names before reading: classes of like words, habits of capitals, lists of names.
package struct Lexicon {
    /// The kinds of names in the lists, as bits.
    package struct Kinds: OptionSet, Sendable {
        /// The bits.
        package let rawValue: UInt32
        /// Makes a set of its bits.
        package init(rawValue: UInt32) { self.rawValue = rawValue }

        package static let person = Kinds(rawValue: 1 << 0)
        package static let firstName = Kinds(rawValue: 1 << 1)
        package static let lastName = Kinds(rawValue: 1 << 2)
        package static let otherFirstName = Kinds(rawValue: 1 << 3)
        package static let otherLastName = Kinds(rawValue: 1 << 4)
        package static let organization = Kinds(rawValue: 1 << 5)
        package static let organizationAlias = Kinds(rawValue: 1 << 6)
        package static let company = Kinds(rawValue: 1 << 7)
        package static let country = Kinds(rawValue: 1 << 8)
        package static let city = Kinds(rawValue: 1 << 9)
        package static let town = Kinds(rawValue: 1 << 10)
        package static let village = Kinds(rawValue: 1 << 11)
        package static let region = Kinds(rawValue: 1 << 12)
        package static let group = Kinds(rawValue: 1 << 13)
        package static let otherPlaceName = Kinds(rawValue: 1 << 14)
        package static let work = Kinds(rawValue: 1 << 15)
    }

    /// The longest phrase in the lists, in tokens.
    package static let longestPhrase = 10

    private let words: MappedTable<UInt16>
    private let clusters: UnsafeBufferPointer<UInt32>
    private let phrases: MappedTable<UInt32>

    /// Reads the lexicon of a model, which must outlive it.
    package init?(_ file: ModelFile) {
        guard let words = MappedTable<UInt16>(file[.words]), let phrases = MappedTable<UInt32>(file[.phrases]) else {
            return nil
        }
        self.words = words
        self.phrases = phrases
        clusters = file[.wordClusters].bindMemory(to: UInt32.self)
    }

    /// Fills in the classes and the habit of a word.
    func describe(_ traits: inout TokenTraits) {
        guard traits.writing != .mark, traits.writing != .address else { return }
        if let habit = words[Self.wordKey(traits.word, .habit)] { traits.caseHabit = UInt8(truncatingIfNeeded: habit) }
        let row: UInt16?
        switch traits.writing {
        case .lower, .number, .caseless:
            row = words[Self.wordKey(traits.word, .small)] ?? words[Self.wordKey(traits.word, .capital)]
        default:
            row = words[Self.wordKey(traits.word, .capital)] ?? words[Self.wordKey(traits.word, .small)]
        }
        guard let row, Int(row) < clusters.count else { return }
        let packed = clusters[Int(row)]
        traits.clusters = (packed & 0xFF, packed >> 8 & 0xFFF, packed >> 20)
    }

    /// The kinds of a phrase, by the hash of its words, and the length of the longest phrase that begins with it when it
    /// is one word.
    @inline(__always)
    package func phrase(_ hash: UInt32) -> (kinds: Kinds, longest: Int)? {
        phrases[hash].map { (Kinds(rawValue: $0 & 0xFFFF), Int($0 >> 16)) }
    }

    /// What an entry of the table of words says.
    package enum WordEntry: UInt32 {
        /// The vector's row of the word in small letters.
        case small = 1
        /// The vector's row of the word with a capital.
        case capital = 2
        /// How often the word is seen in small letters.
        case habit = 3
    }

    /// The key of an entry in the table of words.
    package static func wordKey(_ word: UInt32, _ entry: WordEntry) -> UInt32 { Hash.mix(word, entry.rawValue) }

    /// Marks in every token's traits the lists' names it belongs to.
    func markNames(_ traits: UnsafeMutableBufferPointer<TokenTraits>, in sentence: Range<Int>) {
        for start in sentence where traits[start].writing != .mark {
            guard let first = phrase(Hash.mix(Hash.seed, traits[start].word)) else { continue }
            if !first.kinds.isEmpty { traits[start].lists.3 |= first.kinds.rawValue }
            var hash = Hash.mix(Hash.seed, traits[start].word)
            let last = min(sentence.upperBound, start + first.longest)
            var end = start + 1
            while end < last {
                hash = Hash.mix(hash, traits[end].word)
                end += 1
                if let kinds = phrase(hash)?.kinds, !kinds.isEmpty { mark(kinds.rawValue, traits, start, end) }
            }
        }
    }

    private func mark(_ bits: UInt32, _ traits: UnsafeMutableBufferPointer<TokenTraits>, _ start: Int, _ end: Int) {
        traits[start].lists.0 |= bits
        for inside in start + 1..<end - 1 { traits[inside].lists.1 |= bits }
        traits[end - 1].lists.2 |= bits
    }
}
