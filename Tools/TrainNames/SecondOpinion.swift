import Language

/// Labels raw text where two recognisers of different kinds agree, and leaves open what they differ on.
enum SecondOpinion {
    /// Documents of raw text whose tags are another recogniser's; `ours` is asked too.
    static func agreed(_ documents: [AnnotatedDocument], with ours: NameRecogniser) -> [AnnotatedDocument] {
        documents.map { document in
            var merged = document
            merged.allowed = agreed(document, ours.names(in: document.document))
            return merged
        }
    }

    private static func agreed(_ document: AnnotatedDocument, _ names: [NameMention]) -> [UInt32] {
        var allowed = document.allowed
        var own = [UInt32](repeating: 1, count: allowed.count)
        for name in names {
            guard let type = NameLabel.types.firstIndex(of: name.type) else { continue }
            for token in name.tokens {
                let label = NameLabel.label(NameLabel.Part(token, of: name.tokens), type: type)
                own[token] = 1 << UInt32(label)
            }
        }
        // A name on which they differ is open as a whole, for both of its readings.
        var token = 0
        while token < allowed.count {
            var end = token + 1
            while end < allowed.count, continues(allowed[end]) || continues(own[end]) { end += 1 }
            if (token..<end).contains(where: { allowed[$0] != own[$0] }) {
                for index in token..<end { allowed[index] = .max }
            }
            token = end
        }
        return allowed
    }

    /// Whether a set of labels goes on with a name begun before.
    private static func continues(_ labels: UInt32) -> Bool {
        labels.nonzeroBitCount == 1 && NameLabel.continues(labels.trailingZeroBitCount)
    }
}

extension NameLabel.Part {
    /// The part that a token is of a name.
    init(_ token: Int, of name: Range<Int>) {
        if name.count == 1 {
            self = .single
        } else {
            self = token == name.lowerBound ? .begin : token == name.upperBound - 1 ? .end : .inside
        }
    }
}
