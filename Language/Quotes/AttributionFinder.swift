/// Finds who said each quote: by the words after it, by those before it, by the quote before it.
struct AttributionFinder {
    let scene: QuoteScene
    var pronouns: PronounResolver
    private(set) var attributions: [Attribution?]

    /// The confidence where nobody is found who spoke.
    static let doubt = 0.3

    /// `turns` are those of a transcript, in order: they tell who says "I" after them.
    init(_ scene: QuoteScene, turns: [Transcript.Turn] = []) {
        self.scene = scene
        pronouns = PronounResolver(scene: scene, turns: turns)
        attributions = Array(repeating: nil, count: scene.stretches.count)
    }

    mutating func run() {
        for index in scene.stretches.indices {
            guard
                var attribution = within(index) ?? after(index) ?? before(index) ?? standing(index)
                    ?? unexplained(index)
            else {
                continue
            }
            if attribution.speaker == .unknown { attribution.confidence = min(attribution.confidence, Self.doubt) }
            attributions[index] = attribution
            if attribution.speaker != .unknown {
                pronouns.note(attribution.speaker, at: scene.tokens[index].lowerBound)
            }
            adopt(attribution, before: index)
        }
    }

    var subjects: SubjectFinder { SubjectFinder(scene: scene, pronouns: pronouns) }

    func paragraph(_ index: Int) -> Range<Int> { scene.document.paragraphs[scene.stretches[index].paragraph] }

    /// `“…” “…,” said Ann`: the first has her too, over paragraphs that each open with a mark.
    private mutating func adopt(_ attribution: Attribution, before index: Int) {
        guard attribution.isDirect, attribution.speaker != .unknown else { return }
        var index = index
        while index > 0, let earlier = attributions[index - 1], earlier.speaker == .unknown, earlier.cue == nil,
            scene.tokens[index - 1].upperBound == scene.tokens[index].lowerBound
        {
            index -= 1
            attributions[index]?.speaker = attribution.speaker
            attributions[index]?.confidence = attribution.confidence * 0.9
        }
    }
}
