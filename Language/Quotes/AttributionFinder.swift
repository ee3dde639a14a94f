/// Finds who said each quote: by the words after it, by those before it, by the quote before it.
struct AttributionFinder {
    let scene: QuoteScene
    private var pronouns: PronounResolver
    private(set) var attributions: [Attribution?]

    /// The confidence where nobody is found who spoke.
    private static let doubt = 0.3

    init(_ scene: QuoteScene) {
        self.scene = scene
        pronouns = PronounResolver(scene: scene)
        attributions = Array(repeating: nil, count: scene.stretches.count)
    }

    mutating func run() {
        for index in scene.stretches.indices {
            guard var attribution = after(index) ?? before(index) ?? standing(index) ?? unexplained(index) else {
                continue
            }
            if attribution.speaker == .unknown { attribution.confidence = min(attribution.confidence, Self.doubt) }
            attributions[index] = attribution
            if attribution.speaker != .unknown {
                pronouns.lastSpeaker = attribution.speaker
                pronouns.lastToken = scene.tokens[index].lowerBound
            }
            adopt(attribution, before: index)
        }
    }

    private var subjects: SubjectFinder { SubjectFinder(scene: scene, pronouns: pronouns) }

    private func paragraph(_ index: Int) -> Range<Int> { scene.document.paragraphs[scene.stretches[index].paragraph] }

    // MARK: After

    /// `“…,” said Ann Lee.`, `“…,” he told reporters`, `“…” — Ann Lee`.
    private func after(_ index: Int) -> Attribution? {
        var tokens = scene.tokensAfter(scene.tokens[index].upperBound, in: paragraph(index))
        guard let first = tokens.first else { return signature(index) }
        let hasComma = scene.word(first) == .comma || scene.endsWithComma(index)
        if scene.word(first) == .dash { return dashed(index, tokens.dropFirst()) }
        if scene.word(first) == .comma { tokens = tokens.dropFirst() }
        guard let start = tokens.first(where: { !scene.isFiller($0) }) else { return nil }
        if scene.word(start) == .according || scene.word(start) == .cue, !scene.cue(start).contains(.participle),
            hasComma || scene.hasFinalStop(index) && !scene.isCapital(start) || scene.cue(start).contains(.inverts)
        {
            let from = scene.word(start) == .according ? start + 2 : start + 1
            guard from < tokens.upperBound, let speaker = subjects.after(from..<tokens.upperBound) else { return nil }
            return Attribution(speaker: speaker, cue: start, isDirect: true, confidence: 0.95)
        }
        // "… as he put it", "… was how he put it"
        let isManner = scene.reads(start, "as") || scene.reads(start, "how")
        return subjectThenVerb(index, (isManner ? start + 1 : start)..<tokens.upperBound, hasComma: hasComma)
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
        guard let speaker = subjects.leading(tokens.lowerBound..<cue) ?? subjects.before(cue, steps[...]) else {
            return nil
        }
        return Attribution(speaker: speaker, cue: cue, isDirect: true, confidence: 0.9)
    }

    /// `“…,” he grumbles.`: after a comma and a pronoun or name any verb reports.
    private func unknownVerb(_ index: Int, _ tokens: Range<Int>) -> Int? {
        guard scene.endsWithComma(index) else { return nil }
        let first = tokens.lowerBound
        let verb = scene.candidate(at: first).map { scene.candidates[$0].tokens.upperBound } ?? first + 1
        guard scene.candidate(at: first) != nil || scene.pronoun(first) != nil, tokens.contains(verb) else {
            return nil
        }
        return scene.isVerbForm(verb) ? verb : nil
    }

    private func beginsSubject(_ token: Int) -> Bool {
        guard scene.word(token) == .other, !scene.isCapital(token), scene.candidate(at: token) == nil,
            scene.word(token + 1) != .cue
        else { return true }
        return (token + 1..<token + 4).contains { scene.word($0) == .role || scene.candidate(at: $0) != nil }
    }

    /// Whether the clause after a quote belongs to it, not to the next quote or to a sentence of its own.
    private func isWholeClause(_ index: Int, _ tokens: Range<Int>, _ cue: Int, hasComma: Bool) -> Bool {
        if hasComma { return true }
        guard scene.hasFinalStop(index) else { return false }
        let isLast = scene.stretch(at: tokens.upperBound) == nil || scene.endsSentence(at: tokens.upperBound - 1)
        if !scene.isCapital(tokens.lowerBound) { return isLast }
        return isLast && cue - tokens.lowerBound < 8 && tokens.upperBound - cue < 4
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

    // MARK: Before

    /// `Ann Lee said: “…”`, `he called it “…”`, `according to the ministry, “…”`.
    private func before(_ index: Int) -> Attribution? {
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
                guard scene.cue(token).contains(.weak) else { return attribution ?? weak }
                weak = weak ?? attribution
            }
        }
        return weak ?? afterColon(index, steps) ?? accordingTo(index)
    }

    private func reported(
        _ index: Int, by cue: Int, _ steps: ArraySlice<QuoteScene.Step>, distance: Int
    ) -> Attribution? {
        if scene.isPassive(cue) { return nil }
        let between = cue + 1..<scene.tokens[index].lowerBound
        let isDirect = distance == 0 || endsInMark(between)
        var speaker: Speaker?
        if scene.word(cue) == .according || scene.word(cue + 1) == .by {
            speaker = subjects.after((cue + 2)..<max(cue + 2, between.upperBound))
        } else if isInverted(cue, steps, between) {
            speaker = subjects.after(between)
        } else if isCoordinate(steps), let earlier = firstQuote(steps), let attribution = attributions[earlier] {
            speaker = attribution.speaker
        } else if scene.cue(cue).contains(.participle) || isCoordinate(steps) {
            speaker = subjects.mainSubject(steps)
        }
        speaker = speaker ?? subjects.before(cue, steps)
        let confidence = distance < 12 ? 0.9 : 0.7
        return Attribution(
            speaker: speaker ?? .unknown, cue: cue, isDirect: isDirect,
            confidence: speaker == nil ? Self.doubt : confidence)
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
        guard let speaker = subjects.mainSubject(steps.dropFirst()) else { return nil }
        return Attribution(speaker: speaker, cue: nil, isDirect: true, confidence: 0.7)
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
    private func isUtterance(_ index: Int) -> Bool {
        let first = scene.document.utf8[scene.stretches[index].words.lowerBound]
        return !(97...122).contains(first)
    }

    // MARK: Alone

    /// A quote that is a whole sentence goes on with the speaker before it.
    private func standing(_ index: Int) -> Attribution? {
        let paragraph = paragraph(index)
        let tokens = scene.tokens[index]
        guard scene.stepsBefore(tokens.lowerBound, in: paragraph).isEmpty, isAlone(index) else { return nil }
        let previous = index > 0 ? attributions[index - 1] : nil
        if tokens.lowerBound > paragraph.lowerBound {
            return sentenceBefore(
                tokens.lowerBound, paragraph, previous, isNear: index > 0 && self.paragraph(index - 1) == paragraph)
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
    private func unexplained(_ index: Int) -> Attribution? {
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

    /// `“…” “…,” said Ann`: the first has her too, over paragraphs that each open with a mark.
    private mutating func adopt(_ attribution: Attribution, before index: Int) {
        guard attribution.isDirect, attribution.speaker != .unknown else { return }
        var index = index
        while index > 0, let earlier = attributions[index - 1], earlier.speaker == .unknown, earlier.cue == nil,
            scene.tokens[index - 1].upperBound == scene.tokens[index].lowerBound
        {
            index -= 1
            attributions[index]?.speaker = attribution.speaker
            attributions[index]?.confidence = attribution.confidence * 0.9
        }
    }
}
