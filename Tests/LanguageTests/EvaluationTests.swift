import Language
import NameEvaluation
import Testing

@Suite("Measuring names")
struct EvaluationTests {
    @Test("Tags make spans, also where a name begins with no begin tag")
    func spans() {
        let spans = TaggedText.spans(["B-PER", "I-PER", "B-PER", "O", "I-LOC", "I-ORG"])
        #expect(spans.map(\.words) == [0..<2, 2..<3, 4..<5, 5..<6])
        #expect(spans.map(\.label) == ["PER", "PER", "LOC", "ORG"])
    }

    @Test("The article and the ending do not count; a wrong type counts as missed and as wrongly given")
    func counts() throws {
        let sentence = [
            ("The", "B-ORG"), ("European", "I-ORG"), ("Union", "I-ORG"), ("'s", "I-ORG"), ("envoy", "O"), ("met", "O"),
            ("Angela", "B-LOC"), ("Merkel", "I-LOC"), ("in", "O"), ("Paris", "B-LOC"), (".", "O"),
        ]
        let evaluation = Evaluation([TaggedText([sentence.map { (word: $0.0, tag: $0.1) }])], try NameRecogniser())
        #expect(evaluation.counts["ORG"]?.right == 1)
        #expect(evaluation.counts["LOC"]?.gold == 2 && evaluation.counts["LOC"]?.right == 1)
        #expect(evaluation.counts["PER"]?.given == 1 && evaluation.counts["PER"]?.right == 0)
        #expect(evaluation.micro.gold == 3 && evaluation.micro.right == 2)
        #expect(evaluation.errors.count == 2)
    }
}
