import Shared

/// Turns of a conversation that is printed without quotation marks: paragraphs that each begin with "Q:", "A:" or a name
/// and a colon, with "Q." and "A.", or with a label in capitals that comes again. Three such paragraphs make a transcript; a
/// single one does not.
struct Transcript {
    /// What one speaker says at once.
    struct Turn {
        var paragraph: Int
        var words: Range<Int>
        var speaker: Speaker
    }

    private let scene: QuoteScene
    private let mainPerson: Int?
    /// Who speaks under labels in capitals that stand more than once: "MODERATOR:".
    private let speakers: [String: Speaker]
    /// Whether questions begin with "Q.": "A." is then an answer, not an initial.
    private let hasDottedQuestions: Bool

    init(_ scene: QuoteScene) {
        self.scene = scene
        mainPerson = Self.mainPerson(of: scene.candidates)
        speakers = Self.speakers(scene)
        hasDottedQuestions = scene.document.paragraphs.contains { scene.reads($0.lowerBound, "q.") }
    }

    /// The turns, in the order of the text; none in a document that is no transcript.
    func turns() -> [Turn] {
        let turns = scene.document.paragraphs.indices.compactMap(turn)
        return turns.count > 2 ? turns : []
    }

    private func turn(_ index: Int) -> Turn? {
        let paragraph = scene.document.paragraphs[index]
        if hasDottedQuestions, paragraph.count > 2, let label = dottedLabel(paragraph.lowerBound) {
            return turn(index, from: paragraph.lowerBound + 1, label)
        }
        guard let colon = paragraph.prefix(7).first(where: { scene.word($0) == .colon }), colon > paragraph.lowerBound,
            colon + 2 < paragraph.upperBound, let speaker = speaker(paragraph.lowerBound..<colon)
        else { return nil }
        return turn(index, from: colon + 1, speaker)
    }

    private func turn(_ index: Int, from first: Int, _ speaker: Speaker) -> Turn {
        let (tokens, last) = (scene.document.tokens, scene.document.paragraphs[index].upperBound - 1)
        return Turn(
            paragraph: index, words: tokens[first].range.lowerBound..<tokens[last].range.upperBound, speaker: speaker)
    }

    private func dottedLabel(_ token: Int) -> Speaker? {
        if scene.reads(token, "q.") { return .words(token..<token + 1) }
        guard scene.reads(token, "a.") else { return nil }
        return mainPerson.map { .candidate($0) } ?? .words(token..<token + 1)
    }

    /// Whom a label names: it is a person's name, with a title or not, or one of the usual words.
    private func speaker(_ label: Range<Int>) -> Speaker? {
        if let known = Self.inCapitals(label, scene).flatMap({ speakers[$0] }) { return known }
        if let usual = usual(label) { return usual }
        if let candidate = scene.candidate(at: label.upperBound - 1) {
            let name = scene.candidates[candidate]
            let isWhole = name.tokens.upperBound == label.upperBound && name.tokens.lowerBound - label.lowerBound < 3
            return name.type == .person && isWhole ? .candidate(candidate) : nil
        }
        return nil
    }

    /// "Q", "A", "Host"
    private func usual(_ label: Range<Int>) -> Speaker? {
        guard label.count == 1 else { return nil }
        if scene.reads(label.lowerBound, "a") || scene.reads(label.lowerBound, "answer") {
            return mainPerson.map { .candidate($0) } ?? .words(label)
        }
        let asking: [StaticString] = ["q", "question", "interviewer", "reporter", "host", "moderator"]
        return asking.contains { scene.reads(label.lowerBound, $0) } ? .words(label) : nil
    }

    /// Labels at most that a transcript has; lists of headings have more.
    private static let limit = 20

    private static func speakers(_ scene: QuoteScene) -> [String: Speaker] {
        var counts: [String: (count: Int, first: Range<Int>)] = [:]
        for paragraph in scene.document.paragraphs {
            guard let colon = paragraph.prefix(7).first(where: { scene.word($0) == .colon }),
                let label = inCapitals(paragraph.lowerBound..<colon, scene)
            else { continue }
            counts[label, default: (0, paragraph.lowerBound..<colon)].count += 1
        }
        let repeated = counts.filter { $0.value.count > 1 }
        guard (2...limit).contains(repeated.count) else { return [:] }
        return repeated.mapValues { _, first in
            let name = scene.candidates.firstIndex { candidate in
                let comma = first.first { scene.word($0) == .comma }
                return candidate.type == .person
                    && isSame(candidate.tokens.upperBound - 1, (comma ?? first.upperBound) - 1, scene)
            }
            return name.map { .candidate($0) } ?? .words(first)
        }
    }

    /// The last word of a label of one to three words in capitals, before what a comma adds: "AMY WALKER, HOST".
    private static func inCapitals(_ label: Range<Int>, _ scene: QuoteScene) -> String? {
        let comma = label.first { scene.word($0) == .comma }
        let name = label.lowerBound..<(comma ?? label.upperBound)
        guard (1...3).contains(name.count) else { return nil }
        let bytes = scene.document.bytes(of: name)
        let isLabel = bytes.count > 2 && scene.document.utf8[bytes].allSatisfy { (65...90).contains($0) || $0 == 32 }
        return isLabel ? scene.document.string(scene.document.tokens[name.upperBound - 1].range) : nil
    }

    private static func isSame(_ one: Int, _ other: Int, _ scene: QuoteScene) -> Bool {
        let (first, second) = (scene.document.tokens[one].range, scene.document.tokens[other].range)
        return first.count == second.count
            && zip(scene.document.utf8[first], scene.document.utf8[second]).allSatisfy { $0 | 0x20 == $1 | 0x20 }
    }

    /// The person of whom the document says most, the first of equals: the one who is interviewed.
    private static func mainPerson(of candidates: [SpeakerCandidate]) -> Int? {
        var counts: [String: Int] = [:]
        for candidate in candidates where candidate.type == .person { counts[candidate.entity, default: 0] += 1 }
        let most = counts.values.max()
        return candidates.firstIndex { $0.type == .person && counts[$0.entity] == most }
    }
}
