import Shared

/// Finds the subject of a verb of speech among the words around it.
struct SubjectFinder {
    let scene: QuoteScene
    let pronouns: PronounResolver

    /// The subject that stands before a verb: its steps come nearest first.
    func before(_ cue: Int, _ steps: ArraySlice<QuoteScene.Step>) -> Speaker? {
        let near = steps.drop { step in
            guard case .token(let token) = step else { return false }
            return scene.isFiller(token)
        }
        guard case .token(let token)? = near.first else { return nil }
        if let pronoun = scene.pronoun(token) { return self.pronoun(pronoun, token, near.dropFirst()) }
        if scene.candidate(at: token) != nil { return named(token, near) }
        if scene.word(token) == .comma, let head = headOfRelative(near) { return head }
        if scene.word(token) == .role, let head = scene.headOfPhrase(token) { return role(head, through: token) }
        if scene.word(token) == .role || scene.isNounPhrase(token) { return role(token, through: token) }
        if scene.word(token) == .determiner, scene.value(token) == 1 { return .words(token..<token + 1) }
        if scene.word(token) == .other, scene.isWord(token), scene.beginsClause(token) {
            return .words(token..<token + 1)
        }
        return nearest(near) ?? mainSubject(near)
    }

    /// The subject that stands after a verb: "said Ann Lee of the ministry", "according to a spokesman".
    func after(_ tokens: Range<Int>) -> Speaker? {
        var firstRole: Int?
        for token in tokens.prefix(16) {
            if let candidate = scene.candidate(at: token) {
                if scene.candidates[candidate].type == .person, !scene.isPossessed(candidate) {
                    return .candidate(candidate)
                }
                if firstRole == nil, !scene.isPossessed(candidate), !continuesToPerson(candidate, tokens) {
                    return speaks(candidate) ? .candidate(candidate) : nil
                }
                continue
            }
            if let pronoun = scene.pronoun(token) {
                if pronoun == .who { break }
                return token - tokens.lowerBound < 2 ? self.pronoun(pronoun, token, []) : nil
            }
            if scene.word(token) == .role, firstRole == nil { firstRole = token }
            if endsPhrase(token, hasRole: firstRole != nil) {
                if let person = scene.person(after: token - 1) { return .candidate(person) }
                break
            }
        }
        return firstRole.map { role($0, through: phraseEnd($0, tokens)) } ?? someone(tokens)
    }

    /// "a plumber", "another", "neighbours": any other noun phrase.
    private func someone(_ tokens: Range<Int>) -> Speaker? {
        let end = tokens.prefix(5).first { scene.endsNounPhrase($0) } ?? min(tokens.upperBound, tokens.lowerBound + 5)
        if end == tokens.lowerBound + 1, let pronoun = scene.objectPronoun(tokens.lowerBound) {
            return self.pronoun(pronoun, tokens.lowerBound, [])
        }
        guard end > tokens.lowerBound, (tokens.lowerBound..<end).allSatisfy({ scene.candidate(at: $0) == nil }) else {
            return nil
        }
        return .words(tokens.lowerBound..<end)
    }

    /// The subject of the sentence: its first name, pronoun or role that is no object. Steps come nearest first.
    func mainSubject(_ steps: ArraySlice<QuoteScene.Step>) -> Speaker? {
        for step in steps.reversed() {
            guard case .token(let token) = step else { continue }
            if let pronoun = scene.pronoun(token), pronoun != .first, pronoun != .who, pronoun != .it {
                return self.pronoun(pronoun, token, [])
            }
            if let candidate = scene.candidate(at: token), speaks(candidate), !scene.isPossessed(candidate),
                !scene.followsPreposition(candidate), !scene.belongsToAnother(candidate)
            {
                return leadsToPerson(candidate, steps) ?? .candidate(candidate)
            }
            if scene.word(token) == .role, scene.candidate(at: token + 1) == nil, scene.word(token + 1) != .role,
                !scene.isInPrepositionalPhrase(token), scene.word(token + 1) != .possessive
            {
                return role(token, through: token)
            }
        }
        return nil
    }

    /// The subject that a clause begins with, over what is put in after a comma: "the minister, who visited Kyiv, said".
    func leading(_ tokens: Range<Int>) -> Speaker? {
        var head: Int?
        for token in tokens {
            if let candidate = scene.candidate(at: token) {
                if scene.candidates[candidate].type == .person, !scene.isPossessed(candidate) {
                    return .candidate(candidate)
                }
            } else if scene.word(token) == .role, scene.word(token + 1) != .possessive {
                // The last of "a police spokesman" is the head.
                if head == nil || head == token - 1 { head = token }
            } else if scene.word(token) == .comma || scene.word(token) == .preposition {
                if head != nil, let person = apposition(tokens.drop { $0 < token }) { return .candidate(person) }
                break
            }
        }
        return head.map { role($0, through: $0) }
    }

    /// "The spokesman for the bank, Bo Ek,": the person named after the first comma.
    private func apposition(_ tokens: Range<Int>) -> Int? {
        guard let comma = tokens.first(where: { scene.word($0) == .comma }), let name = scene.candidate(at: comma + 1),
            scene.candidates[name].type == .person, !scene.isPossessed(name)
        else { return nil }
        return name
    }

    // MARK: Parts

    private func pronoun(_ pronoun: Pronoun, _ token: Int, _ steps: ArraySlice<QuoteScene.Step>) -> Speaker? {
        if pronoun == .who { return nearest(steps) }
        guard let meant = pronouns.resolve(pronoun, at: token) else { return .unknown }
        guard case .candidate(let name, _) = meant else { return meant }
        return .candidate(name, as: token..<token + 1)
    }

    /// The name that ends before the verb, or the person whose place or employer it is: "Andersen of Scripps said".
    private func named(_ token: Int, _ steps: ArraySlice<QuoteScene.Step>) -> Speaker? {
        guard let candidate = scene.candidate(at: token) else { return nil }
        let rest = steps.dropFirst(scene.candidates[candidate].tokens.count)
        let before = scene.candidates[candidate].tokens.lowerBound - 1
        // "As Ann Lee put it"
        guard scene.followsPreposition(candidate), scene.word(before) != .by, !scene.reads(before, "as") else {
            return speaks(candidate) ? .candidate(firstOfPair(candidate) ?? candidate) : nearest(steps)
        }
        for step in rest.prefix(10) {
            guard case .token(let before) = step, scene.word(before) != .comma, scene.word(before) != .cue else {
                break
            }
            if let head = scene.candidate(at: before), scene.candidates[head].type == .person {
                return .candidate(head)
            }
            if scene.word(before) == .role { return role(before, through: token) }
        }
        return nearest(steps)
    }

    /// The nearest name, pronoun or role that can speak; a person before others.
    private func nearest(_ steps: ArraySlice<QuoteScene.Step>) -> Speaker? {
        var other: Speaker?
        for step in steps.prefix(30) {
            guard case .token(let token) = step, scene.word(token) != .colon else { break }
            if let pronoun = scene.pronoun(token), [.he, .she, .they].contains(pronoun) {
                return other ?? self.pronoun(pronoun, token, [])
            }
            if let candidate = scene.candidate(at: token), speaks(candidate), !scene.isPossessed(candidate),
                !scene.followsPreposition(candidate), !scene.belongsToAnother(candidate)
            {
                if scene.candidates[candidate].type == .person { return .candidate(candidate) }
                if scene.candidates[candidate].type != .place { other = other ?? .candidate(candidate) }
            } else if other == nil, scene.word(token) == .role, !scene.isInPrepositionalPhrase(token),
                scene.candidate(at: token + 1) == nil, scene.word(token + 1) != .role,
                scene.word(token + 1) != .preposition
            {
                other = role(token, through: token)
            }
        }
        return other
    }

    /// Places and works speak only as subjects right at their verb; people, organizations and groups anywhere.
    private func speaks(_ candidate: Int) -> Bool { scene.candidates[candidate].type != .other }

    /// "UCL astronomer Angelos Tsiaras", "University of California, San Diego's chancellor, Pradeep Khosla".
    private func continuesToPerson(_ candidate: Int, _ tokens: Range<Int>) -> Bool {
        let rest = tokens.drop { $0 < scene.candidates[candidate].tokens.upperBound }.prefix(8)
        for token in rest {
            if let next = scene.candidate(at: token), scene.candidates[next].type == .person { return true }
            if [.cue, .stop, .preposition, .conjunction, .comma].contains(scene.word(token)) { return false }
        }
        return false
    }

    /// From "Scripps Oceanography director Margaret Leinen" the person.
    private func leadsToPerson(_ candidate: Int, _ steps: ArraySlice<QuoteScene.Step>) -> Speaker? {
        guard scene.candidates[candidate].type != .person else { return nil }
        var token = scene.candidates[candidate].tokens.upperBound
        for _ in 0..<6 {
            if let next = scene.candidate(at: token) {
                return scene.candidates[next].type == .person ? .candidate(next) : nil
            }
            guard scene.word(token) == .role || scene.word(token) == .other || scene.word(token) == .possessive else {
                return nil
            }
            token += 1
        }
        return nil
    }

    private func endsPhrase(_ token: Int, hasRole: Bool) -> Bool {
        switch scene.word(token) {
        case .stop, .colon, .cue, .conjunction, .that: true
        case .comma: hasRole
        default: false
        }
    }

    /// "a spokesman for the company": to the end of the phrase that goes with the role.
    private func phraseEnd(_ role: Int, _ tokens: Range<Int>) -> Int {
        var end = role
        for token in role + 1..<max(role + 1, min(tokens.upperBound, role + 8)) {
            if endsPhrase(token, hasRole: true) || scene.isFiller(token) || scene.pronoun(token) != nil { break }
            end = token
        }
        while end > role, scene.word(end) == .preposition || scene.word(end) == .determiner { end -= 1 }
        return end
    }

    /// A role's words from its article on; one that the article gave a person earlier is that person.
    private func role(_ head: Int, through end: Int) -> Speaker {
        var start = head
        while start > 0, head - start < 6, scene.belongsToRole(start - 1) {
            start -= 1
            if scene.word(start) == .determiner { break }
        }
        if let person = scene.person(after: end) { return .candidate(person) }
        if let person = scene.person(before: start) { return .candidate(person) }
        let isDefinite = scene.word(start) == .determiner && scene.value(start) == 0
        if isDefinite, end == head, scene.word(head) == .role, let holder = scene.holder(ofRole: head) {
            return .candidate(holder, as: start..<end + 1)
        }
        if isDefinite, start == head - 1, end == head, let body = scene.body(ofRole: head) {
            return .candidate(body, as: start..<end + 1)
        }
        return firstOfPair(beginningAt: start).map { .candidate($0) } ?? .words(start..<end + 1)
    }
}
