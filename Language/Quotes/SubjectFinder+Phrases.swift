/// Subjects that the shape of the sentence tells, where no name or role stands at the verb.
extension SubjectFinder {
    /// "Carter, who had met Lee, said": the one of whom the clause tells. Steps come nearest first.
    func headOfRelative(_ steps: ArraySlice<QuoteScene.Step>) -> Speaker? {
        for step in steps.dropFirst() {
            guard case .token(let token) = step, scene.word(token) != .stop else { continue }
            guard scene.pronoun(token) == .who, scene.word(token - 1) == .comma else { continue }
            guard let head = scene.candidate(at: token - 2), scene.candidates[head].type == .person,
                !scene.followsPreposition(head)
            else { return nil }
            return .candidate(head)
        }
        return nil
    }

    /// "Moore and her colleague Carter wrote": the first of the two.
    func firstOfPair(_ second: Int) -> Int? {
        guard scene.candidates[second].type == .person else { return nil }
        var start = scene.candidates[second].tokens.lowerBound
        while start > 0, [.role, .determiner].contains(scene.word(start - 1)) { start -= 1 }
        return firstOfPair(beginningAt: start)
    }

    /// "Moore and her team wrote": the person before "and", where the clause begins with her.
    func firstOfPair(beginningAt start: Int) -> Int? {
        guard scene.reads(start - 1, "and"), let first = scene.candidate(at: start - 2),
            scene.candidates[first].type == .person, scene.beginsClause(scene.candidates[first].tokens.lowerBound)
        else { return nil }
        return first
    }

    /// "For Ann Lee, the choice was clear:", "Lee's message was simple:". Steps come nearest first.
    func concerned(_ steps: ArraySlice<QuoteScene.Step>) -> Speaker? {
        for step in steps.reversed() {
            guard case .token(let token) = step, let name = scene.candidate(at: token),
                scene.candidates[name].type == .person
            else { continue }
            let tokens = scene.candidates[name].tokens
            let isConcerned = scene.reads(tokens.lowerBound - 1, "for") && scene.word(tokens.upperBound) == .comma
            return isConcerned || isUtterance(tokens.upperBound + 1) && scene.isPossessed(name)
                ? .candidate(name) : nil
        }
        return nil
    }

    /// "In the words of Ann Lee,", "in Lee's view,", "in her view,": what a sentence begins with before a quote.
    func holderOfView(_ tokens: Range<Int>) -> Speaker? {
        guard scene.reads(tokens.lowerBound, "in") else { return nil }
        let second = tokens.lowerBound + 1
        if scene.reads(second, "the"), isUtterance(second + 1), scene.reads(second + 2, "of"),
            second + 3 < tokens.upperBound
        {
            return after(second + 3..<tokens.upperBound)
        }
        if let name = scene.candidate(at: second), scene.isPossessed(name),
            isUtterance(scene.candidates[name].tokens.upperBound + 1)
        {
            return .candidate(name)
        }
        guard isUtterance(second + 1), let pronoun = possessive(second) else { return nil }
        return pronouns.resolve(pronoun, at: second)
    }

    /// `“…” was the verdict of Ann Lee`, `“…” was Lee's verdict`, `“…” was her answer`: from "was" on.
    func holderOfVerdict(_ tokens: Range<Int>) -> Speaker? {
        guard let verb = tokens.first, scene.isBe(verb),
            let noun = tokens.prefix(10).first(where: { isUtterance($0) })
        else { return nil }
        if scene.reads(noun + 1, "of") || scene.reads(noun + 1, "from"), noun + 2 < tokens.upperBound {
            return after(noun + 2..<tokens.upperBound)
        }
        if scene.word(noun - 1) == .possessive, let name = scene.candidate(at: noun - 2) { return .candidate(name) }
        return possessive(noun - 1).flatMap { pronouns.resolve($0, at: noun - 1) }
    }

    private func possessive(_ token: Int) -> Pronoun? {
        scene.reads(token, "his") ? .he : scene.reads(token, "her") ? .she : scene.reads(token, "their") ? .they : nil
    }

    /// What is said or thought, as a noun.
    private func isUtterance(_ token: Int) -> Bool {
        [
            "words", "view", "opinion", "message", "answer", "reply", "response", "verdict", "advice", "motto",
            "conclusion", "reaction", "argument", "plea", "warning", "promise", "explanation",
        ].contains { scene.reads(token, $0) }
    }

    /// "The 54-year-old", "the politician from Kisumu": any noun phrase with an article that a verb of speech follows.
    func nounPhrase(_ tokens: Range<Int>) -> Speaker? {
        guard let first = tokens.first, scene.word(first) == .determiner, scene.value(first) != 2 else { return nil }
        let end = tokens.dropFirst().first { scene.endsNounPhrase($0) } ?? tokens.upperBound
        return end > first + 1 ? .words(first..<end) : nil
    }
}
