import Shared

/// Finds whom a pronoun means that is the subject of a verb of speech.
struct PronounResolver {
    let scene: QuoteScene
    /// The turns of a transcript, in order.
    var turns: [Transcript.Turn] = []
    /// The latest speaker found, and where the verb or quote stands.
    var lastSpeaker: Speaker = .unknown
    var lastToken = Int.min

    /// A pronoun looks back over at most so many names.
    private static let reach = 40
    /// A turn goes on over at most so many paragraphs.
    private static let longestTurn = 4

    /// The subject of its own sentence or the one before, else the latest speaker, else the nearest name that fits; of "I"
    /// and "we" the one whose turn it is to speak.
    func resolve(_ pronoun: Pronoun, at token: Int) -> Speaker? {
        if pronoun == .first { return turn(at: token) ?? .words(token..<token + 1) }
        if let subject = subject(for: pronoun, before: token) { return .candidate(subject) }
        if fits(lastSpeaker, pronoun) { return lastSpeaker }
        if let nearest = scene.candidates.lastIndex(before: token) {
            for index in stride(from: nearest, through: max(0, nearest - Self.reach), by: -1) where fits(index, pronoun)
            {
                return .candidate(index)
            }
        }
        return pronoun == .he || pronoun == .she ? role(before: token) : nil
    }

    /// The one whose turn goes on in a paragraph of a transcript.
    private func turn(at token: Int) -> Speaker? {
        guard !turns.isEmpty, let paragraph = scene.document.paragraphs.index(containing: token),
            let turn = turns.last(where: { $0.paragraph <= paragraph }), paragraph - turn.paragraph < Self.longestTurn,
            case .candidate(let name, _) = turn.speaker
        else { return nil }
        return .candidate(name)
    }

    /// Someone without a name whom the paragraph spoke of: "The bishop lit a candle. “…,” he said."
    private func role(before token: Int) -> Speaker? {
        guard let paragraph = scene.document.paragraphs.first(containing: token) else { return nil }
        let first = (max(paragraph.lowerBound, token - 60)..<token).first { role in
            scene.word(role) == .role && scene.word(role - 1) == .determiner && scene.word(role - 2) != .preposition
                && scene.stretch(at: role) == nil
        }
        return first.map { .words($0 - 1..<$0 + 1) }
    }

    /// The first fitting name of the sentence so far, or of the one before in the paragraph.
    private func subject(for pronoun: Pronoun, before token: Int) -> Int? {
        guard let sentence = scene.document.sentences.first(containing: token),
            let paragraph = scene.document.paragraphs.first(containing: token)
        else { return nil }
        if let own = firstSubject(in: sentence.lowerBound..<token, pronoun) { return own }
        var end = sentence.lowerBound
        for _ in 0..<2 where end > paragraph.lowerBound {
            guard let before = scene.document.sentences.first(containing: end - 1) else { return nil }
            if let found = firstSubject(in: before, pronoun) { return found }
            end = before.lowerBound
        }
        return nil
    }

    private func firstSubject(in tokens: Range<Int>, _ pronoun: Pronoun) -> Int? {
        var token = tokens.lowerBound
        while token < min(tokens.upperBound, tokens.lowerBound + 60) {
            guard let candidate = scene.candidate(at: token), scene.stretch(at: token) == nil else {
                token += 1
                continue
            }
            if fits(candidate, pronoun), !scene.isPossessed(candidate), !scene.followsPreposition(candidate) {
                return candidate
            }
            token = max(token + 1, scene.candidates[candidate].tokens.upperBound)
        }
        return nil
    }

    private func fits(_ speaker: Speaker, _ pronoun: Pronoun) -> Bool {
        switch speaker {
        case .candidate(let candidate, _): fits(candidate, pronoun)
        // "I" is nobody whom the text calls "he".
        case .words(let tokens): pronoun != .it && scene.pronoun(tokens.lowerBound) == nil
        case .unknown: false
        }
    }

    private func fits(_ candidate: Int, _ pronoun: Pronoun) -> Bool {
        let type = scene.candidates[candidate].type
        switch pronoun {
        case .he: return type == .person && scene.candidates[candidate].isWoman != true
        case .she: return type == .person && scene.candidates[candidate].isWoman != false
        case .they: return type == .group || type == .organization
        case .it: return type == .organization || type == .place
        case .first, .who: return false
        }
    }
}
