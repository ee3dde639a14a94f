import Shared

/// Finds what people are quoted with, and who said it.
public struct QuoteFinder: Sendable {
    /// Makes a finder.
    public init() {}

    /// The quotes of a document, in order. Linear in the length of the text; a bad mark spoils its own paragraph at most.
    ///
    /// `candidates` are the names in the order of the text.
    public func quotes(in document: Document, candidates: [SpeakerCandidate]) -> [Quote] {
        findings(in: document, candidates: candidates).quotes
    }

    /// The quotes, and the pronouns and roles that stand for their speakers.
    func findings(in document: Document, candidates: [SpeakerCandidate]) -> QuoteFindings {
        let scene = QuoteScene(document, candidates)
        let turns = Transcript(scene).turns()
        let spoken = turns.map {
            Utterance(words: $0.words, attribution: Attribution(speaker: $0.speaker, isDirect: true, confidence: 0.8))
        }
        let utterances = marked(in: scene, beside: turns) + spoken
        var findings = QuoteFindings()
        var lastReference = -1
        for utterance in utterances.sorted(by: { $0.words.lowerBound < $1.words.lowerBound }) {
            findings.quotes.append(quote(utterance, scene))
            guard case .candidate(let name, let tokens?) = utterance.attribution.speaker,
                tokens.lowerBound > lastReference
            else { continue }
            lastReference = tokens.lowerBound
            findings.mentions[scene.candidates[name].entity, default: []].append(mention(tokens, scene))
        }
        return findings
    }

    private struct Utterance {
        var words: Range<Int>
        var attribution: Attribution
    }

    /// The quotes with marks of all paragraphs but a transcript's turns, which are quotes as wholes.
    private func marked(in scene: QuoteScene, beside turns: [Transcript.Turn]) -> [Utterance] {
        guard !scene.stretches.isEmpty else { return [] }
        let paragraphs = Set(turns.map(\.paragraph))
        var finder = AttributionFinder(scene, turns: turns)
        finder.run()
        let filter = QuoteFilter(scene: scene)
        return scene.stretches.indices.compactMap { index in
            let stretch = scene.stretches[index]
            guard !paragraphs.contains(stretch.paragraph), let attribution = finder.attributions[index],
                filter.isSpeech(index, attribution)
            else { return nil }
            return Utterance(words: stretch.words, attribution: attribution)
        }
    }

    private func quote(_ utterance: Utterance, _ scene: QuoteScene) -> Quote {
        let span = scene.document.span(ofBytes: utterance.words)
        let attribution = utterance.attribution
        var quote = Quote(
            start: span.start, end: span.end,
            cue: attribution.cue.map { scene.document.span(ofBytes: scene.document.tokens[$0].range) },
            kind: attribution.isDirect ? .direct : .mixed, confidence: attribution.confidence)
        switch attribution.speaker {
        case .candidate(let index, _): quote.speaker = scene.candidates[index].entity
        case .words(let tokens): quote.speakerText = scene.text(tokens)
        case .unknown: break
        }
        return quote
    }

    private func mention(_ tokens: Range<Int>, _ scene: QuoteScene) -> Mention {
        let span = scene.document.span(ofBytes: scene.document.bytes(of: tokens))
        return Mention(
            start: span.start, end: span.end, kind: scene.pronoun(tokens.lowerBound) == nil ? .nominal : .pronoun)
    }
}

extension Document {
    /// Code points of bytes.
    fileprivate func span(ofBytes range: Range<Int>) -> Span {
        Span(start: codePoint(atByte: range.lowerBound), end: codePoint(atByte: range.upperBound))
    }
}
