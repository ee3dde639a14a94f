/// Turns a token and what stands around it into features: hashes, each of a template and its values.
package struct FeatureExtractor {
    /// Families of features, in the order in which they are written.
    package enum Family: Int, CaseIterable, Sendable {
        case word, context, affix, cluster, list, document
    }

    /// No token has more features.
    package static let most = 192

    private let traits: UnsafeMutableBufferPointer<TokenTraits>
    private let context: DocumentContext
    private let sentence: Range<Int>
    private let style: UInt32
    /// The traits before and after the sentence.
    private let edges: (Int, Int)

    /// Reads the sentence at `index`; `traits` ends with two more elements, for the edges of sentences.
    init(
        _ traits: UnsafeMutableBufferPointer<TokenTraits>, _ context: DocumentContext, sentence: Range<Int>, index: Int
    ) {
        self.traits = traits
        self.context = context
        self.sentence = sentence
        style = context.styles[index].rawValue
        edges = (traits.count - 2, traits.count - 1)
    }

    @inline(__always)
    private func at(_ index: Int) -> UnsafePointer<TokenTraits> {
        let place = index < sentence.lowerBound ? edges.0 : index >= sentence.upperBound ? edges.1 : index
        // The buffer is never empty: it holds at least the edges.
        return UnsafePointer(traits.baseAddress.unsafelyUnwrapped + place)
    }

    /// Writes the features of the token at `index`; returns where each family ends.
    @inline(__always)
    func features(at index: Int, into out: inout FeatureBuffer) {
        out.count = 0
        let (t0, l1, l2, r1, r2) = (at(index), at(index - 1), at(index - 2), at(index + 1), at(index + 2))
        words(t0, l1, r1, &out)
        out.close(.word)
        around(index, t0, l1, l2, r1, r2, &out)
        out.close(.context)
        affixes(t0, l1, r1, &out)
        out.close(.affix)
        clusters(t0, l1, l2, r1, r2, &out)
        out.close(.cluster)
        lists(t0, l1, r1, &out)
        out.close(.list)
        document(index, t0, &out)
        out.close(.document)
    }

    private typealias Traits = UnsafePointer<TokenTraits>

    @inline(__always)
    private func words(_ t0: Traits, _ l1: Traits, _ r1: Traits, _ out: inout FeatureBuffer) {
        let word = t0.pointee.word
        out.put(1, word)
        out.put(2, t0.pointee.form)
        out.put(3, l1.pointee.word, word)
        out.put(4, word, r1.pointee.word)
        out.put(5, word, t0.pointee.shape &+ style)
        out.put(6, word, l1.pointee.shape)
        out.put(7, word, r1.pointee.shape)
    }

    @inline(__always)
    private func around(
        _ index: Int, _ t0: Traits, _ l1: Traits, _ l2: Traits, _ r1: Traits, _ r2: Traits, _ out: inout FeatureBuffer
    ) {
        let shape = Hash.mix(t0.pointee.shape, style)
        out.put(10, 0)
        out.put(11, l1.pointee.word)
        out.put(12, r1.pointee.word)
        out.put(13, l2.pointee.word)
        out.put(14, r2.pointee.word)
        out.put(15, l2.pointee.word, l1.pointee.word)
        out.put(16, r1.pointee.word, r2.pointee.word)
        out.put(17, l1.pointee.word, r1.pointee.word)
        out.put(18, l1.pointee.word, shape)
        out.put(19, r1.pointee.word, shape)
        out.put(20, shape)
        out.put(21, l1.pointee.shape, shape)
        out.put(22, shape, r1.pointee.shape)
        out.put(23, Hash.mix(l1.pointee.shape, shape), r1.pointee.shape)
        out.put(24, Hash.mix(l2.pointee.shape, l1.pointee.shape), shape)
        out.put(25, shape, Hash.mix(r1.pointee.shape, r2.pointee.shape))
        let place: UInt32 = index == sentence.lowerBound ? 1 : index == sentence.upperBound - 1 ? 2 : 0
        out.put(26, place, shape)
        out.put(27, UInt32(t0.pointee.caseHabit), Hash.mix(shape, place))
        out.put(28, UInt32(l1.pointee.caseHabit), Hash.mix(shape, l1.pointee.shape))
        out.put(29, UInt32(r1.pointee.caseHabit), Hash.mix(shape, r1.pointee.shape))
        let window = (-3...3).reduce(style) { $0 &* 11 &+ UInt32(at(index + $1).pointee.writing.rawValue) }
        out.put(30, window)
        out.put(31, at(index - 3).pointee.word)
        out.put(32, at(index + 3).pointee.word)
        run(index, shape, &out)
    }

    /// The run of capitals around the token.
    @inline(__always)
    private func run(_ index: Int, _ shape: UInt32, _ out: inout FeatureBuffer) {
        let number = context.runOf[index]
        guard number >= 0 else { return }
        let run = context.runs[Int(number)]
        let position = Self.place(index - run.tokens.lowerBound, of: run.tokens.count)
        out.put(40, position, style)
        out.put(41, run.before, position)
        out.put(42, run.after, position)
        out.put(43, run.first, position)
        out.put(44, run.last, position)
        out.put(45, Hash.mix(run.before, run.after), position)
        out.put(46, run.before, run.last)
        out.put(47, run.lists, position)
        out.put(48, traits[run.tokens.upperBound - 1].clusters.1, position)
        out.put(49, traits[run.tokens.lowerBound].clusters.1, position)
    }

    /// Where in a run a token stands, from both ends.
    private static func place(_ position: Int, of count: Int) -> UInt32 {
        UInt32(min(position, 3) * 64 + min(count - position, 4) * 8 + min(count, 6))
    }

    @inline(__always)
    private func affixes(_ t0: Traits, _ l1: Traits, _ r1: Traits, _ out: inout FeatureBuffer) {
        let traits = t0.pointee
        let writing = UInt32(traits.writing.rawValue)
        out.put(50, traits.prefixes.0)
        out.put(51, traits.prefixes.1)
        out.put(52, traits.prefixes.2)
        out.put(53, traits.suffixes.0, writing)
        out.put(54, traits.suffixes.1, writing)
        out.put(55, traits.suffixes.2, writing)
        out.put(56, traits.suffixes.3, writing)
        out.put(57, l1.pointee.suffixes.2)
        out.put(58, r1.pointee.suffixes.2)
        out.put(59, l1.pointee.suffixes.1, Hash.mix(traits.suffixes.1, writing))
        out.put(60, UInt32(traits.length), writing)
    }

    @inline(__always)
    private func clusters(
        _ t0: Traits, _ l1: Traits, _ l2: Traits, _ r1: Traits, _ r2: Traits, _ out: inout FeatureBuffer
    ) {
        let (a, b, c) = t0.pointee.clusters
        let shape = Hash.mix(t0.pointee.shape, style)
        out.put(70, a, shape)
        out.put(71, b, shape)
        out.put(72, c, shape)
        out.put(73, l1.pointee.clusters.0, a)
        out.put(74, a, r1.pointee.clusters.0)
        out.put(75, l1.pointee.clusters.1, shape)
        out.put(76, r1.pointee.clusters.1, shape)
        out.put(77, l1.pointee.clusters.2)
        out.put(78, r1.pointee.clusters.2)
        out.put(79, l2.pointee.clusters.1)
        out.put(80, r2.pointee.clusters.1)
        out.put(81, l1.pointee.clusters.1, r1.pointee.clusters.1)
        out.put(82, l2.pointee.clusters.1, l1.pointee.clusters.1)
        out.put(83, r1.pointee.clusters.1, r2.pointee.clusters.1)
        out.put(84, Hash.mix(l1.pointee.clusters.1, b), r1.pointee.clusters.1)
        out.put(85, l1.pointee.word, b)
        out.put(86, b, r1.pointee.word)
    }

    @inline(__always)
    private func lists(_ t0: Traits, _ l1: Traits, _ r1: Traits, _ out: inout FeatureBuffer) {
        let lists = t0.pointee.lists
        let shape = Hash.mix(t0.pointee.shape, style)
        bits(lists.0, 100, shape, &out)
        bits(lists.1, 101, shape, &out)
        bits(lists.2, 102, shape, &out)
        bits(lists.3, 103, shape, &out)
        let all = Self.digest(lists)
        out.put(104, all, shape)
        guard all != Self.digest((0, 0, 0, 0)) || l1.pointee.lists.3 != 0 || r1.pointee.lists.3 != 0 else { return }
        out.put(105, Self.digest(l1.pointee.lists), all)
        out.put(106, all, Self.digest(r1.pointee.lists))
        out.put(107, all, l1.pointee.word)
        out.put(108, all, r1.pointee.word)
        out.put(109, all, UInt32(t0.pointee.caseHabit))
    }

    private static func digest(_ lists: (UInt32, UInt32, UInt32, UInt32)) -> UInt32 {
        Hash.mix(Hash.mix(lists.0, lists.1), Hash.mix(lists.2, lists.3))
    }

    @inline(__always)
    private func bits(_ set: UInt32, _ template: UInt32, _ shape: UInt32, _ out: inout FeatureBuffer) {
        var rest = set
        while rest != 0 {
            out.put(template, UInt32(rest.trailingZeroBitCount), shape)
            rest &= rest - 1
        }
    }

    /// What the document says of the token's word elsewhere.
    @inline(__always)
    private func document(_ index: Int, _ t0: Traits, _ out: inout FeatureBuffer) {
        let number = context.entryOf[index]
        guard number >= 0, t0.pointee.isCased else { return }
        let entry = context.entries[Int(number)]
        let capitals = UInt32(min(entry.tellingCapitals, 3))
        let shape = Hash.mix(Hash.mix(UInt32(t0.pointee.writing.rawValue), style), index == sentence.lowerBound ? 1 : 0)
        out.put(120, capitals &* 4 &+ UInt32(min(entry.small, 2)), shape)
        guard t0.pointee.isCapital || style == SentenceStyle.small.rawValue else { return }
        let own = context.runOf[index]
        if entry.longest >= 0 {
            let run = context.runs[Int(entry.longest)]
            let place = Self.place(Int(entry.position), of: run.tokens.count)
            out.put(121, place)
            out.put(122, run.first, place)
            out.put(123, run.last, place)
            out.put(124, run.lists, place)
        }
        if entry.longForm >= 0 {
            let run = context.runs[Int(entry.longForm)]
            out.put(125, run.first)
            out.put(126, run.last)
            out.put(127, run.lists)
        }
        others(entry, own, &out)
    }

    /// The words around other runs that contain the token's word.
    @inline(__always)
    private func others(_ entry: DocumentContext.Entry, _ own: Int32, _ out: inout FeatureBuffer) {
        other(entry.runs.0, own, &out)
        other(entry.runs.1, own, &out)
        other(entry.runs.2, own, &out)
        other(entry.runs.3, own, &out)
    }

    @inline(__always)
    private func other(_ number: Int32, _ own: Int32, _ out: inout FeatureBuffer) {
        guard number >= 0, number != own else { return }
        let run = context.runs[Int(number)]
        out.put(130, run.before, run.tokens.count == 1 ? 1 : 2)
        out.put(131, run.after, run.tokens.count == 1 ? 1 : 2)
    }
}

/// Room for one token's features.
package struct FeatureBuffer {
    /// The hashes; the first ``count`` of them count.
    package let hashes: UnsafeMutableBufferPointer<UInt32>
    /// How many there are.
    package var count = 0
    /// Where each family ends.
    package var ends: (Int, Int, Int, Int, Int, Int) = (0, 0, 0, 0, 0, 0)

    init(_ hashes: UnsafeMutableBufferPointer<UInt32>) { self.hashes = hashes }

    @inline(__always)
    mutating func put(_ template: UInt32, _ value: UInt32) {
        hashes[count] = Hash.mix(Hash.mix(template &* 0xC2B2_AE35, value), template)
        count += 1
    }

    @inline(__always)
    mutating func put(_ template: UInt32, _ first: UInt32, _ second: UInt32) {
        hashes[count] = Hash.mix(Hash.mix(Hash.mix(template &* 0xC2B2_AE35, first), second), template)
        count += 1
    }

    @inline(__always)
    mutating func close(_ family: FeatureExtractor.Family) {
        switch family {
        case .word: ends.0 = count
        case .context: ends.1 = count
        case .affix: ends.2 = count
        case .cluster: ends.3 = count
        case .list: ends.4 = count
        case .document: ends.5 = count
        }
    }
}
