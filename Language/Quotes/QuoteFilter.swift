/// Tells words that were said from scare quotes, titles of works and quoted names.
struct QuoteFilter {
    let scene: QuoteScene

    func isSpeech(_ index: Int, _ attribution: Attribution?) -> Bool {
        guard let attribution else { return false }
        if !scene.stretches[index].isOpened {
            guard let cue = attribution.cue, cue >= scene.tokens[index].upperBound else { return false }
        }
        let words = scene.tokens[index].filter(scene.isWord)
        guard !words.isEmpty, !isNamed(index) else { return false }
        if attribution.isDirect, attribution.cue != nil,
            !isName(words, index) || followsUtteranceMark(index, attribution)
        {
            return true
        }
        if isName(words, index) { return followsNameAndColon(index) }
        if attribution.cue == nil { return attribution.speaker != .unknown || words.count > 3 && isSentence(index) }
        return words.count > 3 || isShortSpeech(index, attribution)
    }

    /// One to three words are said when a verb of speech that names nothing is near, and they qualify no noun.
    private func isShortSpeech(_ index: Int, _ attribution: Attribution) -> Bool {
        guard let cue = attribution.cue, !scene.cue(cue).contains(.weak) else {
            return scene.reads(scene.tokens[index].lowerBound - 1, "was")
        }
        let (start, next) = (scene.tokens[index].lowerBound, scene.tokens[index].upperBound)
        guard start > 0, scene.document.tokens[start - 1].kind != .number else { return false }
        let isAdjective =
            scene.word(start - 1) == .determiner && scene.isWord(next) && [.other, .role].contains(scene.word(next))
        return !isAdjective || isPredicate(start)
    }

    /// "Said it was a “mean” act", "called him a “mean” man": what is said of the subject.
    private func isPredicate(_ start: Int) -> Bool {
        guard scene.reads(start - 1, "a") || scene.reads(start - 1, "an") else { return false }
        return scene.isBe(start - 2) || ["as", "it", "him", "her", "them"].contains { scene.reads(start - 2, $0) }
    }

    /// "Yes," he said: after a verb or before one even a capitalised word is said.
    private func followsUtteranceMark(_ index: Int, _ attribution: Attribution) -> Bool {
        guard let cue = attribution.cue else { return false }
        return scene.endsWithComma(index) || scene.hasFinalStop(index)
            || cue >= scene.tokens[index].upperBound && scene.beginsSentence(index)
            || cue == scene.tokens[index].lowerBound - 1
            || scene.word(scene.tokens[index].lowerBound - 1) == .colon
    }

    /// "Mayor Ann Day: “Thank God”"
    private func followsNameAndColon(_ index: Int) -> Bool {
        let colon = scene.tokens[index].lowerBound - 1
        guard scene.word(colon) == .colon, let name = scene.candidate(at: colon - 1) else { return false }
        return scene.candidates[name].type == .person
    }

    private func isSentence(_ index: Int) -> Bool {
        let next = scene.tokens[index].upperBound
        return scene.hasFinalStop(index) || scene.word(next) == .stop
    }

    /// All its words have capitals, but the small ones: "The Late Show", "Kiss & Fly".
    private func isName(_ words: [Int], _ index: Int) -> Bool {
        guard words.count < 9, !scene.hasFinalStop(index), !scene.endsWithComma(index) else {
            return false
        }
        guard let first = words.first, scene.isCapital(first) || scene.document.tokens[first].kind == .number else {
            return false
        }
        return words.allSatisfy { word in
            scene.isCapital(word) || scene.document.tokens[word].range.count < 4
                || scene.document.tokens[word].kind == .number
        } && (words.count > 1 || scene.isCapital(first))
    }

    /// "known as", "the term", "the song", "is called"; ", or" before another name of the same thing.
    private func isNamed(_ index: Int) -> Bool {
        let start = scene.tokens[index].lowerBound
        if scene.reads(start - 1, "or"), scene.word(start - 2) == .comma { return true }
        for distance in 1...4 {
            let token = start - distance
            guard scene.document.tokens.indices.contains(token), scene.stretch(at: token) == nil else { return false }
            switch scene.word(token) {
            case .naming: return true
            case .work: return distance < 3 && ![1, 2].contains { scene.word(token - $0) == .cue }
            case .cue where scene.reads(token, "called") || scene.reads(token, "referred"):
                if scene.word(scene.tokens[index].upperBound) == .by { return false }
                return scene.word(token - 1) == .filler && !scene.reads(token - 1, "has")
                    && !scene.reads(token - 1, "had")
                    || (scene.word(token - 1) == .dash || scene.word(token - 1) == .comma)
                        && (token + 1..<start).allSatisfy { scene.word($0) == .determiner }
            case .comma, .stop, .colon, .cue: return false
            default: continue
            }
        }
        return false
    }
}
