import Language
import NameEvaluation

/// What a set's annotation means for the labels of the recogniser: what it does not label is unknown, not outside.
struct Conventions {
    /// Whether names annotated MISC may be groups, when the lists know them as such.
    var otherMayBeGroup = false
    /// Whether capitalised words outside every name, or in a group, may be groups as the lists know them.
    var outsideMayBeGroup = false
    /// Whether they may be other names.
    var outsideMayBeOther = false
    /// Whether names may begin with an article or end in "'s" that the gold leaves out.
    var cutsArticles = false
    /// How much a sentence counts.
    var weight: Float = 1

    /// The conventions of the gold.
    static let gold = Conventions()
    /// Copies in which everybody bears another name.
    static let renamed = Conventions()
    /// Raw text that another recogniser labelled.
    static let raw = Conventions(cutsArticles: true, weight: 0.4)

    /// The sets of the corpus, by the names of their files.
    static let sets: [(file: String, conventions: Conventions)] = [
        ("wikinews.train", gold), ("more.train", gold), ("stories.train", gold),
        ("gum.train", Conventions(outsideMayBeGroup: true, weight: 0.6)),
        ("gum.dev", Conventions(outsideMayBeGroup: true, weight: 0.6)),
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

    static func allowed(_ text: TaggedText, conventions: Conventions, groups: Set<String>) -> [UInt32] {
        let tokens = text.document.tokens
        var allowed = [UInt32](repeating: 1, count: tokens.count)
        var token = 0
        for sentence in text.sentences {
            for (words, label) in spans(sentence, in: text, conventions: conventions) {
                while token < tokens.count, Int(tokens[token].end) <= sentence.words[words.lowerBound].lowerBound {
                    token += 1
                }
                let first = token
                while token < tokens.count, Int(tokens[token].start) < sentence.words[words.upperBound - 1].upperBound {
                    token += 1
                }
                if first < token {
                    mark(&allowed, first..<token, label, conventions.otherMayBeGroup ? groups : [], text.document)
                }
            }
        }
        if conventions.outsideMayBeGroup {
            for sentence in text.document.sentences { openGroups(&allowed, sentence, groups, text.document) }
        }
        if conventions.outsideMayBeOther {
            for (index, set) in allowed.enumerated() where set & 1 == 1 {
                let isCapital = (65...90).contains(text.document.utf8[Int(tokens[index].start)])
                if isCapital { allowed[index] |= any(type: 4) }
            }
        }
        for sentence in text.document.sentences { forgetCut(&allowed, sentence) }
        return allowed
    }

    /// Leaves open whether the lists' groups, of up to three words, are groups where the annotation knows of no other name.
    private static func openGroups(
        _ allowed: inout [UInt32], _ sentence: Range<Int>, _ groups: Set<String>, _ document: Document
    ) {
        let groupLabels = any(type: 3)
        for start in sentence where (65...90).contains(document.utf8[Int(document.tokens[start].start)]) {
            for end in start + 1...min(start + 3, sentence.upperBound) {
                let name = (start..<end).map { document.string(document.tokens[$0].range).lowercased() }
                guard groups.contains(name.joined(separator: " ")) else { continue }
                guard allowed[start..<end].allSatisfy({ $0 & ~groupLabels & ~1 == 0 }) else { continue }
                for token in start..<end { allowed[token] |= groupLabels }
            }
        }
    }

    private static func any(type: Int) -> UInt32 { bits([.begin, .inside, .end, .single], type: type) }

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
        _ allowed: inout [UInt32], _ range: Range<Int>, _ label: String, _ groups: Set<String>, _ document: Document
    ) {
        guard let type = names.firstIndex(of: label) else { return }
        let name = range.map { document.string(document.tokens[$0].range).lowercased() }.joined(separator: " ")
        let types = type == 4 && groups.contains(name) ? [4, 3] : [type]
        // "Other names" in small letters are terms, which the gold does not mark.
        let first = document.utf8[Int(document.tokens[range.lowerBound].start)]
        let isTerm = type == 4 && (97...122).contains(first)
        for token in range {
            let part = NameLabel.Part(token, of: range)
            allowed[token] = types.reduce(isTerm ? 1 : 0) { $0 | bits([part], type: $1) }
        }
    }

    private static func bits(_ parts: [NameLabel.Part], type: Int) -> UInt32 {
        parts.reduce(0) { $0 | 1 << UInt32(NameLabel.label($1, type: type)) }
    }

    /// The names of a sentence; where the conventions ask for it, without articles before and endings after them.
    private static func spans(
        _ sentence: TaggedText.Sentence, in text: TaggedText, conventions: Conventions
    ) -> [(words: Range<Int>, label: String)] {
        let spans = TaggedText.spans(sentence.tags)
        guard conventions.cutsArticles else { return spans }
        return spans.compactMap { span in
            func word(_ index: Int) -> String { text.document.string(sentence.words[index]).lowercased() }
            let isArticle = ["the", "a", "an"].contains(word(span.words.lowerBound))
            let isEnding = ["'s", "'"].contains(word(span.words.upperBound - 1))
            let (start, end) = (span.words.lowerBound + (isArticle ? 1 : 0), span.words.upperBound - (isEnding ? 1 : 0))
            return start < end ? (start..<end, span.label) : nil
        }
    }
}
