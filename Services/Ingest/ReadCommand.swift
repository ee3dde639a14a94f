import Service
import Shared

/// `ingest read`: shows what would be published.
enum ReadCommand {
    static let command = Command(
        "read", "Prints the articles of files as they would be published, without publishing.", operands: "FILE… | -",
        operandCount: 1...Int.max,
        options: [
            Option("url", value: "URL", "where it was published"),
            Option("type", value: "TYPE", "what it is: html, text or json; else told by name and look"),
        ],
        details: "One JSON record a line. What cannot be read is named with the reason, and the exit code is 1.",
        body: run)

    private static func run(_ arguments: Arguments) throws -> ExitCode {
        var kind: ContentKind?
        if let type = arguments["type"] {
            kind = ContentKind(fileName: ".\(type)")
            guard kind != nil else {
                StandardStream.error.write("ingest: '\(type)' is not a type that can be read: html, text or json\n")
                return .usage
            }
        }
        let isComplete = FileArticles(kind: kind, url: arguments["url"]).read(arguments.operands) { article in
            StandardStream.output.write(String(decoding: article.record, as: UTF8.self) + "\n")
        }
        return isComplete ? .success : .failure
    }
}
