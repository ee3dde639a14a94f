import Shared

/// Small questions about the words around a name or role.
extension QuoteScene {
    /// Auxiliaries and adverbs, that stand between a subject and its verb.
    func isFiller(_ token: Int) -> Bool {
        if word(token) == .filler { return true }
        guard word(token) == .other, document.tokens.indices.contains(token) else { return false }
        let range = document.tokens[token].range
        return range.count > 4 && document.utf8[range.upperBound - 2] == UInt8(ascii: "l")
            && document.utf8[range.upperBound - 1] == UInt8(ascii: "y") && candidate(at: token) == nil
    }

    /// "is called", "were considered": nobody says anything, unless "by" follows.
    func isPassive(_ cue: Int) -> Bool {
        guard word(cue) == .cue, !self.cue(cue).contains(.participle), !self.cue(cue).contains(.inverts),
            word(cue + 1) != .by
        else { return false }
        let before = isFiller(cue - 1) && !isBe(cue - 1) ? cue - 2 : cue - 1
        return isBe(before)
    }

    /// "was", "has", "would": what a clause's subject stands before.
    func isAuxiliary(_ token: Int) -> Bool {
        isBe(token)
            || ["has", "have", "had", "will", "would", "can", "could", "may", "might", "must", "should", "did", "does"]
                .contains { reads(token, $0) }
    }

    func isBe(_ token: Int) -> Bool {
        ["is", "are", "was", "were", "be", "been", "being"].contains { reads(token, $0) }
    }

    /// "Ann's": what follows belongs to her, she is no subject.
    func isPossessed(_ candidate: Int) -> Bool {
        let next = candidates[candidate].tokens.upperBound
        return word(next) == .possessive || reads(next, "'")
    }

    /// "with Ann Lee", "of the ministry": no subject.
    func followsPreposition(_ candidate: Int) -> Bool {
        var before = candidates[candidate].tokens.lowerBound - 1
        while before > 0,
            word(before) == .determiner || word(before) == .role || word(before) == .possessive
                || self.candidate(at: before) != nil
        {
            before -= 1
        }
        return word(before) == .preposition || word(before) == .by
    }

    /// The person to whom a role stands in apposition: "Barry Lee, director of the agency said", and where a clause begins
    /// with the person "Barry Lee, a villager in Ulm, said".
    func person(before role: Int) -> Int? {
        guard word(role - 1) == .comma, let candidate = candidate(at: role - 2), candidates[candidate].type == .person,
            !followsPreposition(candidate)
        else { return nil }
        guard word(role) == .determiner else { return candidate }
        return value(role) == 1 && beginsClause(candidates[candidate].tokens.lowerBound) ? candidate : nil
    }

    /// "According to him"
    func objectPronoun(_ token: Int) -> Pronoun? {
        reads(token, "him") ? .he : reads(token, "her") ? .she : reads(token, "them") ? .they : nil
    }

    /// "Whose son Diego", "his lawyer Ann": somebody told of for another's sake.
    func belongsToAnother(_ candidate: Int) -> Bool {
        let start = candidates[candidate].tokens.lowerBound
        return (start - 3..<start).contains { reads($0, "whose") }
    }

    private func isTitle(_ token: Int) -> Bool {
        ["mr.", "ms.", "mrs.", "dr.", "mr", "ms", "mrs", "dr"].contains { reads(token, $0) }
    }

    /// The person whose name follows a role, directly or after a comma: "spokesman Dmitry Peskov", "the chancellor, Pradeep Khosla".
    func person(after token: Int) -> Int? {
        var next = word(token + 1) == .comma ? token + 2 : token + 1
        if isTitle(next) { next += 1 }
        guard let candidate = candidate(at: next), candidates[candidate].type == .person, !isPossessed(candidate) else {
            return nil
        }
        return candidate
    }

    func isInPrepositionalPhrase(_ token: Int) -> Bool {
        var before = token - 1
        while before > 0, token - before < 5, belongsToRole(before) { before -= 1 }
        return word(before) == .preposition || word(before) == .by
    }

    /// The role before "for the agency" in "a spokesman for the agency": the phrase's head.
    func headOfPhrase(_ token: Int) -> Int? {
        var before = token - 1
        while before > 0, token - before < 5, belongsToRole(before) { before -= 1 }
        guard word(before) == .preposition, word(before - 1) == .role else { return nil }
        return before - 1
    }

    /// A small word that ends as verbs do: "grumbles", "muttered".
    func isVerbForm(_ token: Int) -> Bool {
        guard word(token) == .other, document.tokens.indices.contains(token), !isCapital(token) else { return false }
        let letters = document.utf8[document.tokens[token].range]
        return letters.count > 4 && (letters.last == UInt8(ascii: "s") || letters.suffix(2).elementsEqual("ed".utf8))
    }

    /// Whether nothing of its sentence stands before a quote.
    func beginsSentence(_ stretch: Int) -> Bool {
        stepsBefore(startWithDash(stretch), in: document.paragraphs[stretches[stretch].paragraph]).isEmpty
    }

    /// A quote's first token, or that of a dash before it: `“We go”, he said. – “We stay.”`
    func startWithDash(_ stretch: Int) -> Int {
        let start = tokens[stretch].lowerBound
        return start > 1 && word(start - 1) == .dash && word(start - 2) == .stop ? start - 1 : start
    }

    /// Whether a sentence or clause begins with this token.
    func beginsClause(_ token: Int) -> Bool {
        guard token > 0, stretch(at: token - 1) == nil else { return true }
        return [.comma, .conjunction, .that, .stop].contains(word(token - 1))
            || document.sentences.first(containing: token)?.lowerBound == token
    }

    /// Whether a token cannot stand in a noun phrase.
    func endsNounPhrase(_ token: Int) -> Bool {
        switch word(token) {
        case .other, .determiner, .role: !isWord(token) || isFiller(token)
        case .dash: document.tokens[token].range.count != 1
        default: true
        }
    }

    /// "The project", "an outside panel", "Ann's barrister": a noun of any kind with an article or owner, and no preposition
    /// before it.
    func isNounPhrase(_ token: Int) -> Bool {
        guard word(token) == .other, isWord(token), !isCapital(token) else { return false }
        var before = token - 1
        while before > 0, token - before < 5, [.other, .role, .possessive].contains(word(before)) {
            if word(before) == .possessive, let owner = candidate(at: before - 1) {
                before = candidates[owner].tokens.lowerBound - 1
                return word(before) != .preposition && word(before) != .cue
            }
            before -= 1
        }
        return word(before) == .determiner && word(before - 1) != .preposition && word(before - 1) != .cue
    }

    /// Whether a token can stand in the phrase of a role before its head: "the Egyptian foreign minister".
    func belongsToRole(_ token: Int) -> Bool {
        switch word(token) {
        case .role, .determiner, .possessive: true
        case .other: isWord(token) && !isFiller(token)
        case .dash: document.tokens[token].range.count == 1
        default: candidate(at: token) != nil
        }
    }

    /// The person to whom the article gave a role before this token: "Governor Kay Ivey … the governor".
    func holder(ofRole head: Int) -> Int? {
        let name = document.tokens[head].range
        guard let last = candidates.lastIndex(before: head) else { return nil }
        for index in stride(from: last, through: max(0, last - 200), by: -1) where candidates[index].type == .person {
            if bears(index, name) { return index }
        }
        return nil
    }

    /// The organization that "the company" or "the ministry" means: the last with the noun in its name, for a company the
    /// last that a clause told of.
    func body(ofRole head: Int) -> Int? {
        guard isBody(head), let last = candidates.lastIndex(before: head) else { return nil }
        let role = document.tokens[head].range
        let earlier = stride(from: last, through: max(0, last - 200), by: -1).lazy.filter {
            candidates[$0].type == .organization
        }
        if let named = earlier.first(where: { candidates[$0].tokens.contains { isSameWord($0, role) } }) {
            return named
        }
        guard reads(head, "company") || reads(head, "firm") else { return nil }
        return earlier.first {
            !isPossessed($0) && !followsPreposition($0) && stretch(at: candidates[$0].tokens.lowerBound) == nil
        }
    }

    /// Whether a role may be one woman's or one man's: no "spokesman" is "she", no "officials" are "he".
    func fits(role: Int, isWoman: Bool) -> Bool {
        let letters = String(decoding: document.utf8[document.tokens[role].range], as: UTF8.self).lowercased()
        guard !isBody(role), !letters.hasSuffix("s") || letters.hasSuffix("ss") else { return false }
        if let gender = Gender(title: letters) { return (gender == .female) == isWoman }
        return letters.hasSuffix("woman") ? isWoman : !letters.hasSuffix("man") || !isWoman
    }

    /// Whether a role is that of an organization, not of a person.
    func isBody(_ role: Int) -> Bool { word(role) == .role && value(role) == Int32(Role.body.rawValue) }

    private func bears(_ candidate: Int, _ role: Range<Int>) -> Bool {
        let tokens = candidates[candidate].tokens
        for token in max(0, tokens.lowerBound - 3)..<tokens.lowerBound where isSameWord(token, role) {
            return (token + 1..<tokens.lowerBound).allSatisfy { word($0) == .role || word($0) == .other }
        }
        if word(tokens.lowerBound - 1) == .comma, isHead(role, before: tokens.lowerBound - 1) { return true }
        guard word(tokens.upperBound) == .comma else { return false }
        for token in tokens.upperBound + 1..<tokens.upperBound + 7 {
            if word(token) == .comma || word(token) == .stop || word(token) == .cue { return false }
            if isSameWord(token, role) { return true }
        }
        return false
    }

    /// "The minister for health, Joan Ray": the phrase before the comma begins with the role.
    private func isHead(_ role: Range<Int>, before comma: Int) -> Bool {
        for token in (max(0, comma - 6)..<comma).reversed() {
            if isSameWord(token, role) { return true }
            guard [.other, .role, .preposition, .determiner, .possessive].contains(word(token)) else { return false }
        }
        return false
    }

    private func isSameWord(_ token: Int, _ role: Range<Int>) -> Bool {
        guard document.tokens.indices.contains(token) else { return false }
        let range = document.tokens[token].range
        return range.count == role.count
            && zip(document.utf8[range], document.utf8[role]).allSatisfy { $0 | 0x20 == $1 | 0x20 }
    }
}

extension [SpeakerCandidate] {
    /// The last candidate that begins before a token; candidates are in the order of the text.
    func lastIndex(before token: Int) -> Int? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].tokens.lowerBound < token { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? low - 1 : nil
    }
}
