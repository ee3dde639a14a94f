/// The speaker among the words before a quote, in its sentence.
extension AttributionFinder {
    /// `Ann Lee said: “…”`, `he called it “…”`, `according to the ministry, “…”`.
    func before(_ index: Int) -> Attribution? {
        let steps = scene.stepsBefore(scene.tokens[index].lowerBound, in: paragraph(index))[...]
        var weak: Attribution?
        for (count, step) in steps.enumerated() {
            switch step {
            case .quote(let other):
                guard let attribution = attributions[other] else { continue }
                return Attribution(
                    speaker: attribution.speaker, cue: attribution.cue,
                    isDirect: attribution.isDirect && isUtterance(index),
                    confidence: attribution.confidence * 0.95)
            case .token(let token):
                guard scene.word(token) == .cue || scene.word(token) == .according else { continue }
                let attribution = reported(index, by: token, steps.dropFirst(count + 1), distance: count)
                guard scene.cue(token).contains(.weak) else {
                    return attribution?.speaker == .unknown ? weak ?? attribution : attribution ?? weak
                }
                weak = weak ?? attribution
            }
        }
        return weak ?? inView(index, steps) ?? afterColon(index, steps) ?? accordingTo(index) ?? trailing(index)
    }

    /// `The alliance “will defend every inch” of it, Bo Ek said.`
    private func trailing(_ index: Int) -> Attribution? {
        let tokens = scene.tokensAfter(scene.tokens[index].upperBound, in: paragraph(index)).prefix(30)
        guard let comma = tokens.last(where: { scene.word($0) == .comma }), comma > tokens.lowerBound,
            let cue = (comma + 1..<tokens.endIndex).first(where: { scene.word($0) == .cue }),
            scene.cue(cue).contains(.inverts), (2...9).contains(cue - comma)
        else { return nil }
        let steps = (comma + 1..<cue).reversed().map { QuoteScene.Step.token($0) }
        guard let speaker = subjects.leading(comma + 1..<cue) ?? subjects.before(cue, steps[...]) else { return nil }
        return Attribution(speaker: speaker, cue: cue, isDirect: false, confidence: 0.8)
    }

    /// `While Ann Lee called it “a farce”, Bo Ek said …`: words inside a clause are whose verb goes before them.
    func within(_ index: Int) -> Attribution? {
        guard !isUtterance(index), !scene.endsWithComma(index), !scene.beginsSentence(index),
            scene.word(scene.tokens[index].upperBound) == .comma, let before = before(index), let cue = before.cue,
            before.speaker != .unknown, cue < scene.tokens[index].lowerBound, !scene.cue(cue).contains(.weak)
        else { return nil }
        return before
    }

    private func reported(
        _ index: Int, by cue: Int, _ steps: ArraySlice<QuoteScene.Step>, distance: Int
    ) -> Attribution? {
        if scene.isPassive(cue) { return agent(index, of: cue) }
        // "is said to be": nobody knows by whom
        if scene.isBe(cue - 1), scene.reads(cue + 1, "to") {
            return Attribution(speaker: .unknown, cue: cue, isDirect: false, confidence: Self.doubt)
        }
        let between = cue + 1..<scene.tokens[index].lowerBound
        let isDirect = distance == 0 || endsInMark(between)
        var speaker: Speaker?
        if let quoted = quoted(cue) {
            speaker = quoted
        } else if scene.word(cue) == .according || scene.word(cue + 1) == .by {
            speaker = subjects.after((cue + 2)..<max(cue + 2, between.upperBound))
        } else if isInverted(cue, steps, between), let inverted = subjects.after(between), !isFollowedByVerb(inverted) {
            speaker = inverted
        } else if isCoordinate(steps), let earlier = firstQuote(steps), let attribution = attributions[earlier] {
            speaker = attribution.speaker
        } else if scene.cue(cue).contains(.participle) || isCoordinate(steps) {
            speaker = subjects.mainSubject(steps)
        }
        speaker = speaker ?? subjects.before(cue, steps)
        if speaker == nil, case .token(let first)? = steps.last { speaker = subjects.nounPhrase(first..<cue) }
        let confidence = distance < 12 ? 0.9 : 0.7
        return Attribution(
            speaker: speaker ?? .unknown, cue: cue, isDirect: isDirect,
            confidence: speaker == nil ? Self.doubt : confidence)
    }

    /// "TASS quoted Ivanov as saying": not TASS, but whom it quotes.
    func quoted(_ cue: Int) -> Speaker? {
        guard scene.cue(cue).contains(.participle), scene.reads(cue - 1, "as"),
            let verb = (max(0, cue - 14)..<cue - 1).reversed().first(where: {
                scene.reads($0, "quoted") || scene.reads($0, "cited")
            }), verb + 1 < cue - 1
        else { return nil }
        return subjects.after(verb + 1..<cue - 1)
    }

    /// `was called “a triumph” by Ann Lee`
    private func agent(_ index: Int, of cue: Int) -> Attribution? {
        let next = scene.tokens[index].upperBound
        let rest = scene.tokensAfter(next, in: paragraph(index)).dropFirst()
        guard scene.word(next) == .by, let speaker = subjects.after(rest) else { return nil }
        return Attribution(speaker: speaker, cue: cue, isDirect: false, confidence: 0.9)
    }

    private func endsInMark(_ tokens: Range<Int>) -> Bool {
        guard let last = tokens.last else { return true }
        return scene.word(last) == .comma || scene.word(last) == .colon
    }

    /// `“…,” said Ann, “…”`, or a sentence that begins with its verb.
    private func isInverted(_ cue: Int, _ steps: ArraySlice<QuoteScene.Step>, _ between: Range<Int>) -> Bool {
        guard scene.cue(cue).contains(.inverts), between.count > 1, scene.isWord(between.lowerBound) else {
            return false
        }
        switch steps.first {
        case nil, .quote: return true
        case .token(let token):
            guard scene.word(token) == .comma else { return false }
            if case .token? = steps.dropFirst().first { return false }
            return true
        }
    }

    /// "… and said": the subject stands before the first verb.
    private func isCoordinate(_ steps: ArraySlice<QuoteScene.Step>) -> Bool {
        for step in steps.prefix(3) {
            guard case .token(let token) = step else { return false }
            if scene.reads(token, "and") || scene.reads(token, "but") || scene.reads(token, "then") { return true }
            guard scene.isFiller(token) else { return false }
        }
        return false
    }

    private func firstQuote(_ steps: ArraySlice<QuoteScene.Step>) -> Int? {
        for step in steps { if case .quote(let index) = step { return index } }
        return nil
    }

    private func afterColon(_ index: Int, _ steps: ArraySlice<QuoteScene.Step>) -> Attribution? {
        guard case .token(let colon)? = steps.first, scene.word(colon) == .colon else { return nil }
        guard let speaker = subjects.mainSubject(steps.dropFirst()) ?? subjects.concerned(steps.dropFirst()) else {
            return nil
        }
        return Attribution(speaker: speaker, cue: nil, isDirect: true, confidence: 0.7)
    }

    /// `In the words of Ann Lee, “…”`
    private func inView(_ index: Int, _ steps: ArraySlice<QuoteScene.Step>) -> Attribution? {
        guard case .token(let comma)? = steps.first, scene.word(comma) == .comma, case .token(let first)? = steps.last,
            let speaker = subjects.holderOfView(first..<comma)
        else { return nil }
        return Attribution(speaker: speaker, cue: nil, isDirect: true, confidence: 0.8)
    }

    /// `two “deep wounds” in the attack, according to the hospital`.
    private func accordingTo(_ index: Int) -> Attribution? {
        let tokens = scene.tokensAfter(scene.tokens[index].upperBound, in: paragraph(index)).prefix(20)
        guard let cue = tokens.first(where: { scene.word($0) == .according }), cue + 2 < tokens.endIndex else {
            return nil
        }
        let rest = scene.tokensAfter(cue + 2, in: paragraph(index))
        return subjects.after(rest).map { Attribution(speaker: $0, cue: cue, isDirect: false, confidence: 0.8) }
    }

    /// Begins with a capital and is not merely a word or two.
    func isUtterance(_ index: Int) -> Bool {
        let first = scene.document.utf8[scene.stretches[index].words.lowerBound]
        return !(97...122).contains(first)
    }
}
