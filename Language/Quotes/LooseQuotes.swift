/// Quotes whose marks are not both there: never closed, never opened, or begun by a dash.
struct LooseQuotes {
    let document: Document
    let tokens: QuoteTokens

    /// The stretches with what is missing put right, and with those that only a dash begins, in the order of the text.
    func completed(_ stretches: [QuotedStretch]) -> [QuotedStretch] {
        var completed: [QuotedStretch] = []
        var next = stretches[...]
        for (index, paragraph) in document.paragraphs.enumerated() where !paragraph.isEmpty {
            if next.first?.paragraph != index, let dialogue = dialogue(paragraph, index) { completed.append(dialogue) }
            while let stretch = next.first, stretch.paragraph == index {
                completed.append(stretch.isClosed ? stretch : cut(stretch))
                next.removeFirst()
            }
        }
        return completed
    }

    /// A quote that is never closed ends where its own sentence tells who says it: `“We are done, he said. …`.
    private func cut(_ stretch: QuotedStretch) -> QuotedStretch {
        guard let first = document.firstToken(from: stretch.words.lowerBound),
            let sentence = document.sentences.first(containing: first)
        else { return stretch }
        for token in (first..<sentence.upperBound).prefix(100) where tokens.word(token) == .comma {
            guard Int(document.tokens[token].end) < stretch.words.upperBound else { break }
            guard tellsSpeaker(token + 1, sentence.upperBound) else { continue }
            var stretch = stretch
            stretch.words = stretch.words.lowerBound..<Int(document.tokens[token].end)
            stretch.whole = stretch.whole.lowerBound..<stretch.words.upperBound
            return stretch
        }
        return stretch
    }

    /// "he said", "Ann Lee told reporters", "said the minister".
    private func tellsSpeaker(_ token: Int, _ end: Int) -> Bool {
        if tokens.cue(token).contains(.inverts) { return true }
        guard tokens.word(token) == .pronoun || tokens.candidate(at: token) != nil else { return false }
        let cue = (token..<min(end, token + 6)).first { tokens.word($0) == .cue }
        return cue.map { tokens.cue($0).contains(.inverts) } ?? false
    }

    /// `— We go home, said Ivanov.`: a paragraph that begins with a dash and tells its speaker after a comma.
    private func dialogue(_ paragraph: Range<Int>, _ index: Int) -> QuotedStretch? {
        guard tokens.word(paragraph.lowerBound) == .dash, paragraph.count > 4 else { return nil }
        let start = Int(document.tokens[paragraph.lowerBound + 1].start)
        for token in paragraph.dropFirst(2).prefix(100) where tokens.word(token) == .comma {
            let after = tokens.word(token + 1) == .dash ? token + 2 : token + 1
            guard after < paragraph.upperBound, tellsSpeaker(after, paragraph.upperBound) else { continue }
            let end = Int(document.tokens[token].end)
            let whole = Int(document.tokens[paragraph.lowerBound].start)..<end
            return QuotedStretch(words: start..<end, whole: whole, isOpened: true, isClosed: true, paragraph: index)
        }
        return nil
    }
}
