/// One thing that a program does: `ingest publish FILE…`.
public struct Command: Sendable {
    /// The word or words that choose it: `publish`, `rejected list`.
    public let name: String
    /// One line.
    public let summary: String
    /// What stands for the operands in the help, as `FILE… | -`; "" when there are none.
    public let operands: String
    /// How many operands there may be.
    public let operandCount: ClosedRange<Int>
    /// What can be switched.
    public let options: [Option]
    /// Paragraphs for `--help`.
    public let details: String
    let body: @Sendable (Arguments) throws -> ExitCode

    /// Makes a command; `body` does it.
    public init(
        _ name: String, _ summary: String, operands: String = "", operandCount: ClosedRange<Int> = 0...0,
        options: [Option] = [], details: String = "", body: @escaping @Sendable (Arguments) throws -> ExitCode
    ) {
        self.name = name
        self.summary = summary
        self.operands = operands
        self.operandCount = operandCount
        self.options = options
        self.details = details
        self.body = body
    }

    var words: [String] { name.split(separator: " ").map(String.init) }

    func run(_ words: some Sequence<String>) throws -> ExitCode {
        let arguments = try Arguments(words, options: options)
        guard operandCount.contains(arguments.operands.count) else {
            throw UsageError(
                arguments.operands.count < operandCount.lowerBound
                    ? "\(operands) is missing"
                    : "'\(arguments.operands[operandCount.upperBound])' is one word too many")
        }
        return try body(arguments)
    }

    func help(program: String) -> String {
        let usage = ["Usage:", program, name, options.isEmpty ? "" : "[OPTION…]", operands].filter { !$0.isEmpty }
        var text = summary + "\n\n" + usage.joined(separator: " ") + "\n"
        if !details.isEmpty { text += "\n\(details)\n" }
        let all = options.map { ($0.spelling, $0.help) } + [("--help", "show this")]
        return text + "\nOptions:\n" + HelpList.text(all)
    }
}
