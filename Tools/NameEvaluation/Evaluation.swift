import Language

/// Precision, recall and F1 of exact mentions, with a leading "the" and a trailing "'s" cut on both sides.
public struct Evaluation {
    /// Right, in the gold, given.
    public struct Count: Sendable {
        /// Nothing counted.
        public init() {}

        /// Names found as the gold has them.
        public var right = 0
        /// Names of the gold.
        public var gold = 0
        /// Names found.
        public var given = 0
        /// The share of the names found that are right, in percent.
        public var precision: Double { given == 0 ? 0 : 100 * Double(right) / Double(given) }
        /// The share of the gold's names that are found, in percent.
        public var recall: Double { gold == 0 ? 0 : 100 * Double(right) / Double(gold) }
        /// The harmonic mean of both.
        public var f1: Double { gold + given == 0 ? 0 : 200 * Double(right) / Double(gold + given) }

        static func + (left: Count, right: Count) -> Count {
            var sum = left
            sum.right += right.right
            sum.gold += right.gold
            sum.given += right.given
            return sum
        }
    }

    /// The types that are measured, as annotations name them.
    public static let labels = ["PER", "ORG", "LOC", "NORP"]
    /// For each label.
    public private(set) var counts: [String: Count] = [:]
    /// How sure the recogniser was of each name, and whether it was right.
    public private(set) var outcomes: [(confidence: Float, isRight: Bool)] = []
    /// Names missed and names wrongly given, for looking at.
    public private(set) var errors: [String] = []

    /// Persons, organizations and places together.
    public var micro: Count { ["PER", "ORG", "LOC"].reduce(Count()) { $0 + (counts[$1] ?? Count()) } }

    private struct Mention: Hashable {
        var sentence: Int
        var start: Int
        var end: Int
        var label: String
    }

    /// Compares what a recogniser finds in documents with their annotation.
    public init(_ documents: [TaggedText], _ recogniser: NameRecogniser) {
        for document in documents { add(document, recogniser.names(in: document.document)) }
    }

    private mutating func add(_ document: TaggedText, _ names: [NameMention]) {
        var gold: Set<Mention> = []
        var given: Set<Mention> = []
        for (index, sentence) in document.sentences.enumerated() {
            for (words, label) in TaggedText.spans(sentence.tags) where Self.labels.contains(label) {
                gold.insert(
                    cut(
                        Mention(sentence: index, start: words.lowerBound, end: words.upperBound, label: label), document
                    ))
            }
        }
        var index = 0
        for name in names {
            guard let label = Self.label(name) else { continue }
            let start = Int(document.document.tokens[name.tokens.lowerBound].start)
            let end = Int(document.document.tokens[name.tokens.upperBound - 1].end)
            while index < document.sentences.count, (document.sentences[index].words.last?.upperBound ?? 0) <= start {
                index += 1
            }
            guard index < document.sentences.count else { break }
            let words = document.sentences[index].words
            let hit = words.indices.filter { words[$0].lowerBound < end && words[$0].upperBound > start }
            guard let first = hit.first, let last = hit.last else { continue }
            let mention = cut(Mention(sentence: index, start: first, end: last + 1, label: label), document)
            given.insert(mention)
            outcomes.append((name.confidence, gold.contains(mention)))
        }
        for label in Self.labels {
            counts[label, default: Count()].gold += gold.count { $0.label == label }
            counts[label, default: Count()].given += given.count { $0.label == label }
            counts[label, default: Count()].right += gold.intersection(given).count { $0.label == label }
        }
        errors +=
            gold.subtracting(given).map { "- \(describe($0, document))" }
            + given.subtracting(gold).map { "+ \(describe($0, document))" }
    }

    private static func label(_ name: NameMention) -> String? {
        switch name.type {
        case .person: "PER"
        case .organization: "ORG"
        case .place: "LOC"
        case .group: "NORP"
        case .other: nil
        }
    }

    private func cut(_ mention: Mention, _ document: TaggedText) -> Mention {
        var mention = mention
        func word(_ index: Int) -> String {
            document.document.string(document.sentences[mention.sentence].words[index]).lowercased()
        }
        if mention.end - mention.start > 1, word(mention.start) == "the" { mention.start += 1 }
        if mention.end - mention.start > 1, ["'s", "’s", "'"].contains(word(mention.end - 1)) { mention.end -= 1 }
        return mention
    }

    private func describe(_ mention: Mention, _ document: TaggedText) -> String {
        let words = document.sentences[mention.sentence].words
        func text(_ range: Range<Int>) -> String {
            range.map { document.document.string(words[$0]) }.joined(separator: " ")
        }
        let before = text(max(0, mention.start - 6)..<mention.start)
        let after = text(mention.end..<min(words.count, mention.end + 6))
        return "\(mention.label) [\(text(mention.start..<mention.end))]   \(before) [] \(after)"
    }
}
