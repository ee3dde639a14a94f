/// What the rest of a document says about a token: where else its word stands, and how.
struct DocumentContext {
    /// A word of the document.
    struct Entry {
        var tellingCapitals: UInt16 = 0
        var small: UInt16 = 0
        /// The longest run that contains the word, and where in it the word stands.
        var longest: Int32 = -1
        var position: Int32 = 0
        /// Up to four telling runs that contain the word.
        var runs: (Int32, Int32, Int32, Int32) = (-1, -1, -1, -1)
        var runCount = 0
        /// The run that an acronym is short for.
        var longForm: Int32 = -1

        mutating func add(run: Int32) {
            switch runCount {
            case 0: runs.0 = run
            case 1: runs.1 = run
            case 2: runs.2 = run
            case 3: runs.3 = run
            default: return
            }
            runCount += 1
        }
    }

    /// For every token the index of its word's entry; -1 for marks.
    private(set) var entryOf: [Int32]
    private(set) var entries: [Entry] = []
    private(set) var runs: [CapitalRun] = []
    /// For every token the run it belongs to; -1 outside runs.
    private(set) var runOf: [Int32]
    private(set) var styles: [SentenceStyle] = []

    init(_ traits: UnsafeMutableBufferPointer<TokenTraits>, sentences: [Range<Int>], lexicon: Lexicon) {
        let count = sentences.last?.upperBound ?? 0
        entryOf = [Int32](repeating: -1, count: count)
        runOf = [Int32](repeating: -1, count: count)
        styles.reserveCapacity(sentences.count)
        for sentence in sentences {
            let style = SentenceStyle(traits, sentence)
            styles.append(style)
            runOf.withUnsafeMutableBufferPointer {
                CapitalRun.runs(traits, in: sentence, style: style, lexicon: lexicon, into: &runs, runOf: $0)
            }
        }
        index(traits, count: count)
        linkRuns(traits)
        linkAcronyms(traits)
    }

    /// Gives equal words one entry.
    private mutating func index(_ traits: UnsafeMutableBufferPointer<TokenTraits>, count: Int) {
        var capacity = 16
        while capacity < count * 2 { capacity *= 2 }
        var slots = [Int32](repeating: -1, count: capacity)
        var words: [UInt32] = []
        for token in 0..<count where traits[token].writing != .mark {
            let word = traits[token].word
            var slot = Int(word) & (capacity - 1)
            while slots[slot] >= 0, words[Int(slots[slot])] != word { slot = (slot + 1) & (capacity - 1) }
            if slots[slot] < 0 {
                slots[slot] = Int32(words.count)
                words.append(word)
                entries.append(Entry())
            }
            entryOf[token] = slots[slot]
            if traits[token].writing == .lower { entries[Int(slots[slot])].small &+= 1 }
        }
    }

    private mutating func linkRuns(_ traits: UnsafeMutableBufferPointer<TokenTraits>) {
        for (number, run) in runs.enumerated() {
            for token in run.tokens where traits[token].isCapital && entryOf[token] >= 0 {
                let entry = Int(entryOf[token])
                // Headlines in capitals or title case put whole clauses into one run.
                guard run.tokens.count <= 8 else { continue }
                if run.isTelling {
                    entries[entry].tellingCapitals &+= 1
                    entries[entry].add(run: Int32(number))
                }
                let longest = entries[entry].longest
                if run.isTelling, longest < 0 || runs[Int(longest)].tokens.count < run.tokens.count {
                    entries[entry].longest = Int32(number)
                    entries[entry].position = Int32(token - run.tokens.lowerBound)
                }
            }
        }
    }

    /// Finds for every acronym a run whose capitals spell it.
    private mutating func linkAcronyms(_ traits: UnsafeMutableBufferPointer<TokenTraits>) {
        var acronyms: [UInt32: Int32] = [:]
        for (number, run) in runs.enumerated() where (2...9).contains(run.tokens.count) {
            var letters = Hash.seed
            var count = 0
            for token in run.tokens where traits[token].isCapital {
                letters = Hash.mix(letters, traits[token].initial)
                count += 1
            }
            if count >= 2, acronyms[letters] == nil { acronyms[letters] = Int32(number) }
        }
        guard !acronyms.isEmpty else { return }
        for run in runs where run.tokens.count <= 2 {
            for token in run.tokens where traits[token].writing == .allCapitals || traits[token].writing == .dotted {
                guard entryOf[token] >= 0, let long = acronyms[traits[token].spelled] else { continue }
                entries[Int(entryOf[token])].longForm = long
            }
        }
    }
}
