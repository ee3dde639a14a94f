import Language

/// Copies of documents in which some sentences stand in capitals, in title case or in small letters, as headlines and
/// careless writers have them. Only the changed sentences of a copy are trained on.
enum CaseVariants {
    private enum Style: CaseIterable {
        case capitals, title, small
    }

    /// A copy of every `every`th document.
    static func make(_ documents: [AnnotatedDocument], every: Int, conventions: Conventions) -> [AnnotatedDocument] {
        var random = SeededGenerator(seed: 7)
        return documents.enumerated().filter { $0.offset % every == 0 }.map {
            variant($0.element, conventions, &random)
        }
    }

    private static func variant(
        _ document: AnnotatedDocument, _ conventions: Conventions, _ random: inout SeededGenerator
    ) -> AnnotatedDocument {
        var styles: [Style?] = []
        let sentences = document.sentences.map { sentence in
            // Headlines are short; long sentences are changed more seldom.
            let style =
                random.unit() < (sentence.words.count <= 14 ? 0.6 : 0.2)
                ? Style.allCases.randomElement(using: &random) : nil
            styles.append(style)
            return zip(sentence.words, sentence.tags).map { range, tag in
                (word(document.document.string(range), style), tag)
            }
        }
        var changed = Corpus.make(sentences, set: document.set, conventions: conventions)
        changed.isTrained = isChanged(changed, styles)
        return changed
    }

    /// Which of our own sentences lie in changed ones.
    private static func isChanged(_ document: AnnotatedDocument, _ styles: [Style?]) -> [Bool] {
        var index = 0
        return document.document.sentences.map { sentence in
            let start = Int(document.document.tokens[sentence.lowerBound].start)
            while index + 1 < document.sentences.count, document.sentences[index + 1].words[0].lowerBound <= start {
                index += 1
            }
            return styles[index] != nil
        }
    }

    private static let smallWords: Set = [
        "of", "the", "in", "and", "to", "a", "for", "on", "at", "by", "with", "from", "as",
    ]

    private static func word(_ word: String, _ style: Style?) -> String {
        switch style {
        case .capitals: word.uppercased()
        case .small: word.lowercased()
        case .title: smallWords.contains(word) ? word : word.prefix(1).uppercased() + word.dropFirst()
        case nil: word
        }
    }
}
