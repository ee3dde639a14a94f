import Language

/// What a set's annotation means for the labels of the recogniser: what it does not label is unknown, not outside.
struct Conventions {
    /// Labels of MISC that may as well be groups.
    var otherMayBeGroup = false
    /// Whether capitalised words outside every name may be groups.
    var outsideMayBeGroup = false
    /// Whether they may be other names.
    var outsideMayBeOther = false
    /// Whether names may begin with an article or end in "'s" that the gold leaves out.
    var cutsArticles = false
    /// How much a sentence counts.
    var weight: Float = 1

    /// The conventions of the gold.
    static let gold = Conventions()
    /// Raw text that another recogniser labelled.
    static let raw = Conventions(cutsArticles: true, weight: 0.4)

    /// The sets of the corpus, by the names of their files.
    static let sets: [(file: String, conventions: Conventions)] = [
        ("wikinews.train", gold), ("more.train", gold), ("stories.train", gold),
        ("gum.train", Conventions(weight: 0.6)), ("gum.dev", Conventions(weight: 0.6)),
        ("crossner-politics", Conventions(otherMayBeGroup: true, outsideMayBeGroup: true, weight: 0.7)),
        ("crossner-science", Conventions(otherMayBeGroup: true, outsideMayBeGroup: true, weight: 0.7)),
        ("crossner-literature", Conventions(otherMayBeGroup: true, outsideMayBeGroup: true, weight: 0.7)),
        ("crossner-music", Conventions(otherMayBeGroup: true, outsideMayBeGroup: true, weight: 0.7)),
        ("crossner-ai", Conventions(otherMayBeGroup: true, outsideMayBeGroup: true, weight: 0.7)),
        ("wikigold", Conventions(otherMayBeGroup: true, outsideMayBeGroup: true, weight: 0.7)),
        ("ewt.dev", Conventions(outsideMayBeGroup: true, outsideMayBeOther: true, weight: 0.7)),
        ("sec.train", Conventions(outsideMayBeGroup: true, outsideMayBeOther: true, weight: 0.5)),
    ]
}

/// The labels that each token may have.
enum TokenLabels {
    private static let names = ["PER", "ORG", "LOC", "NORP", "MISC"]

    static func allowed(_ document: AnnotatedDocument, conventions: Conventions) -> [UInt32] {
        var allowed = [UInt32](repeating: 1, count: document.document.tokens.count)
        var token = 0
        let tokens = document.document.tokens
        for sentence in document.sentences {
            for (start, end, label) in spans(
                sentence.tags, cutIn: conventions.cutsArticles ? (document, sentence) : nil)
            {
                while token < tokens.count, Int(tokens[token].end) <= sentence.words[start].lowerBound { token += 1 }
                let first = token
                while token < tokens.count, Int(tokens[token].start) < sentence.words[end - 1].upperBound { token += 1 }
                if first < token { mark(&allowed, first..<token, label, conventions, document) }
            }
        }
        for (index, set) in allowed.enumerated() where set == 1 {
            let text = document.document.utf8[Int(tokens[index].start)]
            guard (65...90).contains(text) else { continue }
            if conventions.outsideMayBeGroup { allowed[index] |= bits([.begin, .inside, .end, .single], type: 3) }
            if conventions.outsideMayBeOther { allowed[index] |= bits([.begin, .inside, .end, .single], type: 4) }
        }
        for sentence in document.document.sentences { forgetCut(&allowed, sentence) }
        return allowed
    }

    private static let heads = bits { !NameLabel.continues($0) }
    private static let closed = bits { !NameLabel.isOpen($0) }

    private static func bits(_ isIn: (Int) -> Bool) -> UInt32 {
        (0..<NameLabel.count).filter(isIn).reduce(0) { $0 | 1 << UInt32($1) }
    }

    /// Leaves open what a name is labelled that one of our sentences cuts.
    private static func forgetCut(_ allowed: inout [UInt32], _ sentence: Range<Int>) {
        for token in sentence.reversed() {
            guard allowed[token] & closed == 0 else { break }
            allowed[token] = .max
        }
        for token in sentence {
            guard allowed[token] & heads == 0 else { break }
            allowed[token] = .max
        }
    }

    private static func mark(
        _ allowed: inout [UInt32], _ range: Range<Int>, _ label: String, _ conventions: Conventions,
        _ document: AnnotatedDocument
    ) {
        guard let type = names.firstIndex(of: label) else { return }
        let types = type == 4 && conventions.otherMayBeGroup ? [4, 3] : [type]
        let isSmall =
            type == 4
            && !document.document.utf8[Int(document.document.tokens[range.lowerBound].start)...].prefix(1)
                .contains { (65...90).contains($0) || $0 >= 128 || (48...57).contains($0) }
        for token in range {
            let part = NameLabel.Part(token, of: range)
            allowed[token] = types.reduce(isSmall ? 1 : 0) { $0 | bits([part], type: $1) }
        }
    }

    private static func bits(_ parts: [NameLabel.Part], type: Int) -> UInt32 {
        parts.reduce(0) { $0 | 1 << UInt32(NameLabel.label($1, type: type)) }
    }

    /// The names of a tagged sentence, without articles before and endings after them.
    private static func spans(
        _ tags: [String], cutIn place: (AnnotatedDocument, AnnotatedDocument.Sentence)?
    ) -> [(start: Int, end: Int, label: String)] {
        guard let (document, sentence) = place else { return spans(tags) }
        return spans(tags).compactMap { span in
            func word(_ index: Int) -> String { document.document.string(sentence.words[index]).lowercased() }
            let start = ["the", "a", "an"].contains(word(span.start)) ? span.start + 1 : span.start
            let end = ["'s", "'"].contains(word(span.end - 1)) ? span.end - 1 : span.end
            return start < end ? (start, end, span.label) : nil
        }
    }

    /// The names of a tagged sentence.
    static func spans(_ tags: [String]) -> [(start: Int, end: Int, label: String)] {
        var spans: [(start: Int, end: Int, label: String)] = []
        var open: (start: Int, label: String)?
        for (index, tag) in (tags + ["O"]).enumerated() {
            let label = String(tag.dropFirst(2))
            if let begun = open, tag == "O" || tag.hasPrefix("B") || label != begun.label {
                spans.append((begun.start, index, begun.label))
                open = nil
            }
            if tag != "O", open == nil { open = (index, label) }
        }
        return spans
    }
}
