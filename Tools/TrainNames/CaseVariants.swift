import NameEvaluation

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
        let sentences = document.tagged.words(0..<document.tagged.sentences.count).map { words in
            // Headlines are short; long sentences are changed more seldom.
            let isChanged = random.unit() < (words.count <= 14 ? 0.6 : 0.2)
            let style = isChanged ? Style.allCases.randomElement(using: &random) : nil
            styles.append(style)
            return words.map { (word: word($0.word, style), tag: $0.tag) }
        }
        var changed = AnnotatedDocument(TaggedText(sentences), set: document.set, conventions: conventions)
        changed.isTrained = isChanged(changed.tagged, styles)
        return changed
    }

    /// Which of our own sentences lie in changed ones.
    private static func isChanged(_ text: TaggedText, _ styles: [Style?]) -> [Bool] {
        var index = 0
        return text.document.sentences.map { sentence in
            let start = Int(text.document.tokens[sentence.lowerBound].start)
            while index + 1 < text.sentences.count, text.sentences[index + 1].words[0].lowerBound <= start {
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
