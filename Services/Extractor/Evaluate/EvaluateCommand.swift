import Glibc
import Language
import NameEvaluation
import Service

/// `extractor evaluate`: how well names are found, measured on annotated text.
enum EvaluateCommand {
    static let command = Command(
        "evaluate", "Measures how well names are found in annotated files.", operands: "FILE…", operandCount: 1...1000,
        details: """
            A file has a token, a tab and a tag a line (BIO2: PER, ORG, LOC, NORP; others are not measured), a blank line after
            every sentence, and '-DOCSTART-' before every document. A name counts as found when its words and its type are
            the annotation's; a leading "the" and a trailing "'s" are cut on both sides.
            """
    ) { arguments in
        let recogniser = try NameRecogniser()
        for path in arguments.operands {
            let documents = TaggedText.read(try WholeFile.read(path, limit: 1_000_000_000))
            guard !documents.isEmpty else { throw UsageError("'\(path)' has no line of a token, a tab and a tag") }
            print(report(path, Evaluation(documents, recogniser)))
            print("  from raw text to names: \(speed(documents, recogniser)) tokens/s of CPU time")
        }
        return .success
    }

    /// Tokens per second of CPU time, other work on the machine left out of account.
    private static func speed(_ documents: [TaggedText], _ recogniser: NameRecogniser) -> Int {
        let texts = documents.map { $0.document.string(0..<$0.document.utf8.count) }
        let begun = clock()
        var tokens = 0
        for text in texts {
            let document = Document(text)
            _ = recogniser.names(in: document)
            tokens += document.tokens.count
        }
        return tokens * Int(CLOCKS_PER_SEC) / max(1, clock() - begun)
    }

    /// A line for each type and one for persons, organizations and places together.
    static func report(_ title: String, _ evaluation: Evaluation) -> String {
        let rows =
            Evaluation.labels.map { ($0, evaluation.counts[$0] ?? Evaluation.Count()) } + [
                ("all three", evaluation.micro)
            ]
        let lines = rows.map { label, count in
            let figures = [count.precision, count.recall, count.f1].map { column(tenths($0)) }.joined()
            return "  " + column(label, width: 10, isLeft: true) + figures + column("\(count.gold)")
                + column("\(count.given)")
        }
        let head = ["precision", "recall", "F1", "gold", "found"].map { column($0) }.joined()
        return ([title, "  " + column("", width: 10) + head] + lines).joined(separator: "\n")
    }

    private static func tenths(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    private static func column(_ text: String, width: Int = 11, isLeft: Bool = false) -> String {
        let blanks = String(repeating: " ", count: max(0, width - text.count))
        return isLeft ? text + blanks : blanks + text
    }
}
