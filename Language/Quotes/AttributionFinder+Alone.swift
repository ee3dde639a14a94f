/// The speaker of a quote in whose sentence no verb of speech stands.
extension AttributionFinder {
    /// A quote that is a whole sentence goes on with the speaker before it.
    func standing(_ index: Int) -> Attribution? {
        let paragraph = paragraph(index)
        guard scene.beginsSentence(index), isAlone(index) else { return nil }
        let previous = index > 0 ? attributions[index - 1] : nil
        let start = scene.startWithDash(index)
        if start > paragraph.lowerBound {
            return sentenceBefore(
                start, paragraph, previous, isNear: index > 0 && self.paragraph(index - 1) == paragraph)
        }
        guard index > 0, let previous, scene.stretches[index].paragraph - scene.stretches[index - 1].paragraph <= 2
        else {
            return introduced(index) ?? Attribution(speaker: .unknown, cue: nil, isDirect: true, confidence: Self.doubt)
        }
        let isContinued =
            !scene.stretches[index - 1].isClosed && self.paragraph(index - 1).upperBound == paragraph.lowerBound
        if !isContinued, let introduced = introduced(index) { return introduced }
        return Attribution(speaker: previous.speaker, cue: nil, isDirect: true, confidence: isContinued ? 0.9 : 0.6)
    }

    /// A whole sentence of words after a comma or colon is said, though nothing tells by whom.
    func unexplained(_ index: Int) -> Attribution? {
        let before = scene.tokens[index].lowerBound - 1
        guard isUtterance(index), scene.tokens[index].count > 9,
            scene.word(before) == .comma || scene.word(before) == .colon
        else { return nil }
        return Attribution(speaker: .unknown, cue: nil, isDirect: true, confidence: Self.doubt)
    }

    private func isAlone(_ index: Int) -> Bool {
        let next = scene.tokens[index].upperBound
        let isEnd = next >= paragraph(index).upperBound || scene.endsSentence(index) || scene.stretch(at: next) != nil
        return isEnd || scene.word(next) == .stop
    }

    /// The one who speaks in the sentence before, or is its subject.
    private func sentenceBefore(
        _ token: Int, _ paragraph: Range<Int>, _ previous: Attribution?, isNear: Bool
    ) -> Attribution? {
        if isNear, let previous, let last = scene.stretch(at: token - 1) ?? scene.stretch(at: token - 2),
            attributions[last] != nil
        {
            return Attribution(
                speaker: previous.speaker, cue: nil, isDirect: true, confidence: previous.confidence * 0.95)
        }
        let steps = stepsOfSentence(endingAt: token, paragraph)
        for step in steps {
            if case .quote(let other) = step, let attribution = attributions[other] {
                return Attribution(
                    speaker: attribution.speaker, cue: nil, isDirect: true, confidence: attribution.confidence * 0.95)
            }
        }
        let speaker = subjects.mainSubject(steps) ?? previous?.speaker ?? .unknown
        return Attribution(speaker: speaker, cue: nil, isDirect: true, confidence: 0.6)
    }

    private func stepsOfSentence(endingAt token: Int, _ paragraph: Range<Int>) -> ArraySlice<QuoteScene.Step> {
        guard scene.stretch(at: token - 1) == nil else { return scene.stepsBefore(token, in: paragraph)[...] }
        return [.token(token - 1)] + scene.stepsBefore(token - 1, in: paragraph)
    }

    /// A paragraph that ends with a colon introduces the quote that begins the next.
    private func introduced(_ index: Int) -> Attribution? {
        let start = paragraph(index).lowerBound
        guard start > 0, scene.word(start - 1) == .colon,
            let paragraph = scene.document.paragraphs.first(containing: start - 1)
        else { return nil }
        guard let speaker = subjects.mainSubject(scene.stepsBefore(start - 1, in: paragraph)[...]) else { return nil }
        return Attribution(speaker: speaker, cue: nil, isDirect: true, confidence: 0.8)
    }
}
