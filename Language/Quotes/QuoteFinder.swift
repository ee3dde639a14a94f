import Shared

/// Finds what people are quoted with, and who said it.
public struct QuoteFinder: Sendable {
    /// Makes a finder.
    public init() {}

    /// The quotes of a document, in order. Linear in the length of the text; a bad mark spoils its own paragraph at most.
    ///
    /// `candidates` are the names in the order of the text.
    public func quotes(in document: Document, candidates: [SpeakerCandidate]) -> [Quote] {
        let scene = QuoteScene(document, candidates)
        let turns = Transcript(scene).turns()
        let marked = self.marked(in: scene, outside: Set(turns.map(\.paragraph)))
        guard !turns.isEmpty else { return marked }
        let spoken = turns.map {
            quote($0.words, Attribution(speaker: $0.speaker, isDirect: true, confidence: 0.8), scene)
        }
        return (marked + spoken).sorted { $0.start < $1.start }
    }

    /// The quotes with marks of all paragraphs but some.
    private func marked(in scene: QuoteScene, outside paragraphs: Set<Int>) -> [Quote] {
        guard !scene.stretches.isEmpty else { return [] }
        var finder = AttributionFinder(scene)
        finder.run()
        let filter = QuoteFilter(scene: scene)
        return scene.stretches.indices.compactMap { index in
            let stretch = scene.stretches[index]
            guard !paragraphs.contains(stretch.paragraph), let attribution = finder.attributions[index],
                filter.isSpeech(index, attribution)
            else { return nil }
            return quote(stretch.words, attribution, scene)
        }
    }

    private func quote(_ words: Range<Int>, _ attribution: Attribution, _ scene: QuoteScene) -> Quote {
        let document = scene.document
        var quote = Quote(
            start: document.codePoint(atByte: words.lowerBound), end: document.codePoint(atByte: words.upperBound),
            cue: attribution.cue.map { cue in
                let range = document.tokens[cue].range
                return Span(
                    start: document.codePoint(atByte: range.lowerBound),
                    end: document.codePoint(atByte: range.upperBound))
            },
            kind: attribution.isDirect ? .direct : .mixed, confidence: attribution.confidence)
        switch attribution.speaker {
        case .candidate(let index): quote.speaker = scene.candidates[index].entity
        case .words(let tokens): quote.speakerText = scene.text(tokens)
        case .unknown: break
        }
        return quote
    }
}
