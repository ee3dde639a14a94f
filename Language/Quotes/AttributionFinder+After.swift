/// The speaker among the words after a quote.
extension AttributionFinder {
    /// `“…,” said Ann Lee.`, `“…,” he told reporters`, `“…” — Ann Lee`.
    func after(_ index: Int) -> Attribution? {
        var tokens = scene.tokensAfter(scene.tokens[index].upperBound, in: paragraph(index))
        guard let first = tokens.first else { return signature(index) }
        let hasComma = scene.word(first) == .comma || scene.endsWithComma(index)
        if scene.word(first) == .comma { tokens = tokens.dropFirst() }
        if let dash = tokens.first, scene.word(dash) == .dash {
            tokens = tokens.dropFirst()
            // Not `"…", - said Ivanov`
            if scene.candidate(at: dash + 1) != nil { return dashed(index, tokens) }
        }
        guard let start = tokens.first(where: { !scene.isFiller($0) }) else { return nil }
        if scene.word(start) == .according || scene.word(start) == .cue, !scene.cue(start).contains(.participle),
            hasComma || scene.hasFinalStop(index) && !scene.isCapital(start) || scene.cue(start).contains(.inverts)
        {
            let from = scene.word(start) == .according ? start + 2 : start + 1
            guard from < tokens.upperBound, let speaker = subjects.after(from..<tokens.upperBound),
                !isFollowedByVerb(speaker)
            else { return nil }
            return Attribution(speaker: speaker, cue: start, isDirect: true, confidence: 0.95)
        }
        if let speaker = invertedUnknown(index, start..<tokens.upperBound) {
            return Attribution(speaker: speaker, cue: start, isDirect: true, confidence: 0.9)
        }
        if scene.beginsSentence(index), let speaker = subjects.holderOfVerdict(tokens) {
            return Attribution(speaker: speaker, cue: tokens.lowerBound, isDirect: true, confidence: 0.8)
        }
        // "… as he put it", "… was how he put it"
        let isManner = scene.reads(start, "as") || scene.reads(start, "how")
        return subjectThenVerb(index, (isManner ? start + 1 : start)..<tokens.upperBound, hasComma: hasComma)
    }

    /// `…, who Ann called “…”, said the town was lost`: whoever a verb follows has not spoken.
    func isFollowedByVerb(_ speaker: Speaker) -> Bool {
        switch speaker {
        case .candidate(let name, nil): scene.isAuxiliary(scene.candidates[name].tokens.upperBound)
        case .words(let tokens): scene.isAuxiliary(tokens.upperBound)
        case .candidate, .unknown: false
        }
    }

    /// `“…,” Ann Lee, the minister, said`.
    private func subjectThenVerb(_ index: Int, _ tokens: Range<Int>, hasComma: Bool) -> Attribution? {
        switch scene.word(tokens.lowerBound) {
        case .conjunction, .that, .preposition, .by, .stop, .filler, .colon, .open: return nil
        default: break
        }
        guard beginsSubject(tokens.lowerBound),
            let cue = tokens.prefix(18).first(where: { scene.word($0) == .cue }) ?? unknownVerb(index, tokens),
            !scene.cue(cue).contains(.participle), isWholeClause(index, tokens, cue, hasComma: hasComma)
        else { return nil }
        let steps = (tokens.lowerBound..<cue).reversed().map { QuoteScene.Step.token($0) }
        guard
            let speaker = agent(of: cue, tokens) ?? quotedLater(cue, tokens) ?? subjects.leading(
                tokens.lowerBound..<cue)
                ?? subjects.before(cue, steps[...]) ?? subjects.nounPhrase(tokens.lowerBound..<cue)
        else { return nil }
        return Attribution(speaker: speaker, cue: cue, isDirect: true, confidence: 0.9)
    }

    /// `“…,” this was stated by Ann Lee`.
    private func agent(of cue: Int, _ tokens: Range<Int>) -> Speaker? {
        guard scene.word(cue + 1) == .by, scene.isAuxiliary(cue - 1), cue + 2 < tokens.upperBound else { return nil }
        return subjects.after(cue + 2..<tokens.upperBound)
    }

    /// `“…,” TASS quoted Ann Lee as saying`.
    private func quotedLater(_ cue: Int, _ tokens: Range<Int>) -> Speaker? {
        guard scene.reads(cue, "quoted") || scene.reads(cue, "cited") else { return nil }
        return (cue + 1..<tokens.upperBound).prefix(14).first { scene.cue($0).contains(.participle) }
            .flatMap { quoted($0) }
    }

    /// `“…,” counters Ann Lee`, `“…,” scoffs the man`: any verb reports after a comma and before a person.
    private func invertedUnknown(_ index: Int, _ tokens: Range<Int>) -> Speaker? {
        let verb = tokens.lowerBound
        guard scene.endsWithComma(index) || scene.hasFinalStop(index), scene.isVerbForm(verb) else { return nil }
        let isTitled = scene.word(verb + 1) == .other && scene.isWord(verb + 1) && scene.isCapital(verb + 1)
        if let name = scene.candidate(at: verb + 1) ?? (isTitled ? scene.candidate(at: verb + 2) : nil) {
            return scene.candidates[name].type == .person && !scene.isPossessed(name) ? .candidate(name) : nil
        }
        guard scene.word(verb + 1) == .determiner || scene.word(verb + 1) == .role, verb + 1 < tokens.upperBound,
            let speaker = subjects.after(verb + 1..<tokens.upperBound)
        else { return nil }
        switch speaker {
        case .candidate(let name, _): return scene.candidates[name].type == .person ? speaker : nil
        case .words(let words):
            let isRole = words.contains { scene.word($0) == .role && !scene.isBody($0) }
            return isRole || scene.word(words.upperBound) == .stop ? speaker : nil
        case .unknown: return nil
        }
    }

    /// `“…,” he grumbles.`: after a comma and a pronoun or name any verb reports.
    private func unknownVerb(_ index: Int, _ tokens: Range<Int>) -> Int? {
        let first = tokens.lowerBound
        let verb = scene.candidate(at: first).map { scene.candidates[$0].tokens.upperBound } ?? first + 1
        guard scene.candidate(at: first) != nil || scene.pronoun(first) != nil, tokens.contains(verb) else {
            return nil
        }
        guard scene.isVerbForm(verb) else { return nil }
        // `“…”, he grumbles.`: with the comma outside nothing else may follow.
        let isWhole = scene.word(first - 1) == .comma && scene.word(verb + 1) == .stop
        return scene.endsWithComma(index) || isWhole ? verb : nil
    }

    private func beginsSubject(_ token: Int) -> Bool {
        guard scene.word(token) == .other, !scene.isCapital(token), scene.candidate(at: token) == nil,
            scene.word(token + 1) != .cue
        else { return true }
        return (token + 1..<token + 4).contains { scene.word($0) == .role || scene.candidate(at: $0) != nil }
    }

    /// Whether the clause after a quote belongs to it, not to the next quote or to a sentence of its own.
    private func isWholeClause(_ index: Int, _ tokens: Range<Int>, _ cue: Int, hasComma: Bool) -> Bool {
        if hasComma || isUnmarked(index, tokens, cue) { return true }
        // “We go.” The coach agreed.
        guard scene.hasFinalStop(index), !scene.isCapital(tokens.lowerBound) || !scene.reads(cue, "agreed") else {
            return false
        }
        let isLast = scene.stretch(at: tokens.upperBound) == nil || scene.endsSentence(at: tokens.upperBound - 1)
        if !scene.isCapital(tokens.lowerBound) { return isLast }
        return isLast && cue - tokens.lowerBound < 8 && tokens.upperBound - cue < 4
    }

    /// `“I am innocent” Ann Lee declared`, without any comma.
    private func isUnmarked(_ index: Int, _ tokens: Range<Int>, _ cue: Int) -> Bool {
        guard scene.cue(cue).contains(.inverts), isUtterance(index), scene.tokens[index].count > 4,
            !scene.hasFinalStop(index), scene.beginsSentence(index)
        else { return false }
        guard let name = scene.candidate(at: tokens.lowerBound) else { return scene.pronoun(tokens.lowerBound) != nil }
        return scene.candidates[name].type == .person && scene.candidates[name].tokens.upperBound == cue
    }

    private func dashed(_ index: Int, _ tokens: Range<Int>) -> Attribution? {
        guard let first = tokens.first, let candidate = scene.candidate(at: first), tokens.count < 14 else {
            return nil
        }
        return Attribution(speaker: .candidate(candidate), cue: nil, isDirect: true, confidence: 0.9)
    }

    /// A next paragraph that is only a dash and a name.
    private func signature(_ index: Int) -> Attribution? {
        let next = scene.tokens[index].upperBound
        guard next == paragraph(index).upperBound, scene.word(next) == .dash, let name = scene.candidate(at: next + 1),
            let line = scene.document.paragraphs.first(containing: next), line.count < 12, before(index) == nil
        else { return nil }
        return Attribution(speaker: .candidate(name), cue: nil, isDirect: true, confidence: 0.9)
    }
}
