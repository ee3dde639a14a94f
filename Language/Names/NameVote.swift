/// Lets the names of a document vote on their types: a name of which the recogniser is not sure gets the type that the same
/// name has elsewhere in the document, or that of a person whose last name it is.
struct NameVote {
    /// Surer mentions keep their type. As with the weight of last names, measured on sets left out of training.
    private static let sure: Float = 0.8

    /// For each name the confidences of its mentions, added up by type.
    private var votes: [UInt32: SIMD8<Float>] = [:]

    /// The mentions of a document, with the types that the vote gives them.
    static func settle(_ mentions: [NameMention], _ reading: borrowing NameReading) -> [NameMention] {
        var vote = NameVote()
        let names = mentions.map { mention in
            mention.tokens.reduce(Hash.seed) { Hash.mix($0, reading[$1].word) }
        }
        for (mention, name) in zip(mentions, names) {
            vote.count(mention, name)
            if mention.type == .person, mention.tokens.count > 1, let last = mention.tokens.last {
                vote.count(mention, Hash.mix(Hash.seed, reading[last].word))
            }
        }
        return zip(mentions, names).map { vote.settled($0, $1) }
    }

    private mutating func count(_ mention: NameMention, _ name: UInt32) {
        guard let type = NameLabel.types.firstIndex(of: mention.type) else { return }
        votes[name, default: SIMD8(repeating: 0)][type] += mention.confidence
    }

    private func settled(_ mention: NameMention, _ name: UInt32) -> NameMention {
        guard mention.confidence < Self.sure, let sums = votes[name],
            let type = NameLabel.types.firstIndex(of: mention.type), sums.max() > sums[type],
            let best = NameLabel.types.indices.first(where: { sums[$0] == sums.max() })
        else { return mention }
        return NameMention(tokens: mention.tokens, type: NameLabel.types[best], confidence: mention.confidence)
    }
}
