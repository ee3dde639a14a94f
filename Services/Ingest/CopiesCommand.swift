import Service
import Shared

/// `ingest copies`: shows which articles would become one story.
enum CopiesCommand {
    static let command = Command(
        "copies", "Tells which articles of files are copies of others, without publishing.", operands: "FILE… | -",
        operandCount: 1...Int.max,
        details: """
            One JSON object a line for each article that is a copy of an earlier one: its url (or id), that of the one most like it,
            and how much of the shorter text the longer one has too.
            """,
        body: run)

    private static func run(_ arguments: Arguments) throws -> ExitCode {
        var finder = CopyFinder()
        let isComplete = FileArticles().read(arguments.operands) { article in
            if let copy = finder.copy(in: article) { StandardStream.output.write(copy + "\n") }
        }
        StandardStream.error.write(finder.summary + "\n")
        return isComplete ? .success : .failure
    }
}

/// Finds copies among articles, one after the other.
private struct CopyFinder {
    private struct Copy: Encodable {
        var article: String
        var copyOf: String
        var likeness: Double
    }

    private var names: [String] = []
    private var signatures: [TextSignature] = []
    private var index = CopyIndex()
    private var copies = 0
    private var time = Duration.zero

    /// The line for this article; nil if it is no copy.
    mutating func copy(in prepared: PreparedArticle) -> String? {
        guard let article = try? WireFormat.decode(Article.self, from: prepared.record) else { return nil }
        let begun = ContinuousClock.now
        defer { time += .now - begun }
        guard let signature = TextSignature(of: article.text) else { return nil }
        let best = index.likelyCopies(of: signature).compactMap { number in
            signature.likeness(to: signatures[Int(number)]).map { (number: Int(number), likeness: $0) }
        }.max { $0.likeness < $1.likeness }
        index.add(signature, as: Int64(signatures.count))
        signatures.append(signature)
        names.append(article.url ?? article.id)
        guard let best else { return nil }
        copies += 1
        let copy = Copy(
            article: article.url ?? article.id, copyOf: names[best.number],
            likeness: (best.likeness * 1000).rounded() / 1000)
        return (try? WireFormat.encode(copy)).map { String(decoding: $0, as: UTF8.self) }
    }

    var summary: String {
        let milliseconds = Int(time / .milliseconds(1))
        return "\(names.count) articles, \(copies) of them copies; signing and looking up took \(milliseconds) ms"
    }
}
