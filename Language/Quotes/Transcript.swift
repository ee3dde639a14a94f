import Shared

/// Turns of a conversation that is printed without quotation marks: paragraphs that each begin with "Q:", "A:" or a name
/// and a colon. Three such paragraphs make a transcript; a single one does not.
struct Transcript {
    /// What one speaker says at once.
    struct Turn {
        var paragraph: Int
        var words: Range<Int>
        var speaker: Speaker
    }

    private let scene: QuoteScene
    private let mainPerson: Int?

    init(_ scene: QuoteScene) {
        self.scene = scene
        mainPerson = Self.mainPerson(of: scene.candidates)
    }

    /// The turns, in the order of the text; none in a document that is no transcript.
    func turns() -> [Turn] {
        let turns = scene.document.paragraphs.indices.compactMap(turn)
        return turns.count > 2 ? turns : []
    }

    private func turn(_ index: Int) -> Turn? {
        let paragraph = scene.document.paragraphs[index]
        guard let colon = paragraph.prefix(7).first(where: { scene.word($0) == .colon }), colon > paragraph.lowerBound,
            colon + 2 < paragraph.upperBound, let speaker = speaker(paragraph.lowerBound..<colon)
        else { return nil }
        let words =
            scene.document.tokens[colon + 1].range
            .lowerBound..<scene.document.tokens[paragraph.upperBound - 1].range.upperBound
        return Turn(paragraph: index, words: words, speaker: speaker)
    }

    /// Whom a label names: it is a person's name, with a title or not, or one of the usual words.
    private func speaker(_ label: Range<Int>) -> Speaker? {
        if let candidate = scene.candidate(at: label.upperBound - 1) {
            let name = scene.candidates[candidate]
            let isWhole = name.tokens.upperBound == label.upperBound && name.tokens.lowerBound - label.lowerBound < 3
            return name.type == .person && isWhole ? .candidate(candidate) : nil
        }
        guard label.count == 1 else { return nil }
        if scene.reads(label.lowerBound, "a") || scene.reads(label.lowerBound, "answer") {
            return mainPerson.map { .candidate($0) } ?? .words(label)
        }
        let asking: [StaticString] = ["q", "question", "interviewer", "reporter", "host", "moderator"]
        return asking.contains { scene.reads(label.lowerBound, $0) } ? .words(label) : nil
    }

    /// The person of whom the document says most, the first of equals: the one who is interviewed.
    private static func mainPerson(of candidates: [SpeakerCandidate]) -> Int? {
        var counts: [String: Int] = [:]
        for candidate in candidates where candidate.type == .person { counts[candidate.entity, default: 0] += 1 }
        let most = counts.values.max()
        return candidates.firstIndex { $0.type == .person && counts[$0.entity] == most }
    }
}
