import Language

/// All training tokens as numbered features, in flat arrays.
struct TrainingSet {
    /// A sentence: its tokens and how much it counts.
    struct Sentence {
        var tokens: Range<Int>
        var weight: Float
        /// Whether every token's label is known.
        var isKnown: Bool
    }

    /// The hash of each feature number.
    private(set) var hashes: [UInt32] = []
    private(set) var features: [UInt32] = []
    /// For each token where its families' features begin; one entry a family, and the end of the last.
    private(set) var bounds: [Int32] = []
    private(set) var allowed: [UInt32] = []
    private(set) var sentences: [Sentence] = []

    static let families = FeatureExtractor.Family.allCases.count

    /// The features of the token's family.
    func range(_ token: Int, _ family: Int) -> Range<Int> {
        let start = token * (Self.families + 1) + family
        return Int(bounds[start])..<Int(bounds[start + 1])
    }

    init(_ documents: [AnnotatedDocument], lexicon: Lexicon, weight: (String) -> Float, least: Int) {
        for document in documents { add(document, lexicon: lexicon, weight: weight(document.set)) }
        number(least: least)
    }

    private mutating func add(_ document: AnnotatedDocument, lexicon: Lexicon, weight: Float) {
        let reading = NameReading(document.document, lexicon: lexicon)
        for (index, sentence) in document.document.sentences.enumerated() where document.isTrained?[index] ?? true {
            let first = allowed.count
            reading.forEachToken(inSentence: index) { token, buffer in
                var start = 0
                let (a, b, c, d, e, f) = buffer.ends
                for end in [a, b, c, d, e, f] {
                    bounds.append(Int32(features.count + start))
                    start = end
                }
                bounds.append(Int32(features.count + start))
                features.append(contentsOf: buffer.hashes[..<buffer.count])
                allowed.append(document.allowed[token])
            }
            let known = allowed[first...].allSatisfy { $0 & ($0 - 1) == 0 }
            sentences.append(Sentence(tokens: first..<first + sentence.count, weight: weight, isKnown: known))
        }
    }

    /// Numbers the features seen `least` times or more, and drops the others.
    private mutating func number(least: Int) {
        var capacity = 1 << 16
        while capacity < features.count / 4 { capacity *= 2 }
        var keys = [UInt32](repeating: 0, count: capacity)
        var counts = keys
        func slot(_ hash: UInt32) -> Int {
            var slot = Int(hash &* 0x9E37_79B1) & (capacity - 1)
            while counts[slot] != 0, keys[slot] != hash { slot = (slot + 1) & (capacity - 1) }
            return slot
        }
        for hash in features {
            let place = slot(hash)
            keys[place] = hash
            counts[place] += 1
        }
        for place in 0..<capacity where counts[place] != 0 {
            if counts[place] >= least {
                hashes.append(keys[place])
                counts[place] = UInt32(hashes.count)
            } else {
                counts[place] = .max
            }
        }
        var write = 0
        var bound = 0
        for read in 0...features.count {
            while bound < bounds.count, Int(bounds[bound]) == read {
                bounds[bound] = Int32(write)
                bound += 1
            }
            guard read < features.count else { break }
            let number = counts[slot(features[read])]
            if number != .max {
                features[write] = number - 1
                write += 1
            }
        }
        features.removeLast(features.count - write)
    }
}
