import Shared

/// Finds whom a pronoun means that is the subject of a verb of speech.
struct PronounResolver {
    let scene: QuoteScene
    /// The turns of a transcript, in order.
    var turns: [Transcript.Turn] = []
    /// The latest speaker found, and where the verb or quote stands.
    var lastSpeaker: Speaker = .unknown
    var lastToken = Int.min
    /// Who is a woman, of those whom the text calls "she" or "he".
    private var isWoman: [String: Bool] = [:]

    /// A pronoun looks back over at most so many names.
    private static let reach = 40
    /// A turn goes on over at most so many paragraphs.
    private static let longestTurn = 4

    init(scene: QuoteScene, turns: [Transcript.Turn] = []) {
        self.scene = scene
        self.turns = turns
    }

    /// Keeps in mind who spoke, and what the pronoun that stood for them tells.
    mutating func note(_ speaker: Speaker, at token: Int) {
        lastSpeaker = speaker
        lastToken = token
        guard case .candidate(let name, let words?) = speaker, let pronoun = scene.pronoun(words.lowerBound),
            pronoun == .she || pronoun == .he
        else { return }
        isWoman[scene.candidates[name].entity] = pronoun == .she
    }

    /// The subject of its own sentence or the one before, else the latest speaker, else the nearest name that fits; of "I"
    /// and "we" the one whose turn it is to speak. Where nobody was told of yet, who comes next.
    func resolve(_ pronoun: Pronoun, at token: Int) -> Speaker? {
        if pronoun == .first { return turn(at: token) ?? .words(token..<token + 1) }
        if let subject = subject(for: pronoun, before: token) { return subject }
        if fits(lastSpeaker, pronoun) { return lastSpeaker }
        if let nearest = scene.candidates.lastIndex(before: token) {
            for index in stride(from: nearest, through: max(0, nearest - Self.reach), by: -1) where fits(index, pronoun)
            {
                return .candidate(index)
            }
        }
        return pronoun == .he || pronoun == .she ? role(before: token) ?? next(pronoun, token) : nil
    }

    /// "“It is lost,” she said. Ann Lee is the mayor."
    private func next(_ pronoun: Pronoun, _ token: Int) -> Speaker? {
        let end = min(token + Self.reach, scene.document.tokens.count)
        return firstSubject(in: token..<max(token, end), pronoun)
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
            scene.word(role) == .role && !scene.isBody(role) && scene.word(role - 1) == .determiner
                && scene.word(role - 2) != .preposition && scene.stretch(at: role) == nil
        }
        return first.map { .words($0 - 1..<$0 + 1) }
    }

    /// The first fitting name of the sentence so far, or of the one before in the paragraph.
    private func subject(for pronoun: Pronoun, before token: Int) -> Speaker? {
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

    private func firstSubject(in tokens: Range<Int>, _ pronoun: Pronoun) -> Speaker? {
        var token = tokens.lowerBound
        var role: Speaker?
        while token < min(tokens.upperBound, tokens.lowerBound + 60) {
            guard let candidate = scene.candidate(at: token), scene.stretch(at: token) == nil else {
                role = role ?? subject(token, pronoun)
                if pronoun == .it, role != nil { return role }
                token += 1
                continue
            }
            if fits(candidate, pronoun), !scene.isPossessed(candidate), !scene.followsPreposition(candidate) {
                return .candidate(candidate)
            }
            token = max(token + 1, scene.candidates[candidate].tokens.upperBound)
        }
        return role
    }

    /// "The airline", "the prosecutor": whoever has no name but is a clause's subject.
    private func subject(_ token: Int, _ pronoun: Pronoun) -> Speaker? {
        guard scene.word(token) == .role, scene.word(token - 1) == .determiner, scene.beginsClause(token - 1),
            scene.stretch(at: token) == nil, scene.word(token + 1) != .possessive, scene.word(token + 1) != .role,
            scene.candidate(at: token + 1) == nil, scene.person(after: token) == nil
        else { return nil }
        switch pronoun {
        case .it where scene.isBody(token):
            return scene.body(ofRole: token).map { .candidate($0) } ?? .words(token - 1..<token + 1)
        case .he where scene.fits(role: token, isWoman: false), .she where scene.fits(role: token, isWoman: true):
            if let holder = scene.holder(ofRole: token), scene.value(token - 1) == 0 {
                return fits(holder, pronoun) ? .candidate(holder) : nil
            }
            return .words(token - 1..<token + 1)
        default: return nil
        }
    }

    private func fits(_ speaker: Speaker, _ pronoun: Pronoun) -> Bool {
        switch speaker {
        case .candidate(let candidate, _): fits(candidate, pronoun)
        // "I" is nobody whom the text calls "he".
        case .words(let tokens):
            scene.pronoun(tokens.lowerBound) == nil
                && (pronoun == .they || scene.isBody(tokens.last { scene.word($0) == .role } ?? -1) == (pronoun == .it))
        case .unknown: false
        }
    }

    private func fits(_ candidate: Int, _ pronoun: Pronoun) -> Bool {
        let type = scene.candidates[candidate].type
        let isWoman = scene.candidates[candidate].isWoman ?? isWoman[scene.candidates[candidate].entity]
        switch pronoun {
        case .he: return type == .person && isWoman != true
        case .she: return type == .person && isWoman != false
        case .they: return type == .group || type == .organization
        case .it: return type == .organization || type == .place
        case .first, .who: return false
        }
    }
}
