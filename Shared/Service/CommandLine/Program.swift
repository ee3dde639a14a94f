import Glibc
import Shared

/// An executable: chooses the command, answers `--help`, `--version` and `--print-config`, and turns errors into words
/// and exit codes.
public struct Program: Sendable {
    /// The executable's name.
    public let name: String
    private let summary: String
    private let commands: [Command]
    private let readSettings: @Sendable (inout Configuration) -> Void

    /// Makes a program; `settings` reads everything it can be configured with.
    public init(
        _ name: String, _ summary: String, commands: [Command],
        settings: @escaping @Sendable (inout Configuration) -> Void
    ) {
        self.name = name
        self.summary = summary
        self.commands = commands
        readSettings = settings
    }

    /// Runs the process's command line and ends the process.
    public func main() -> Never {
        MemoryArenas.limit()
        ProcessSignals.ignoreClosedPipes()
        exit(run(CommandLine.arguments.dropFirst()).rawValue)
    }

    /// Runs a command line without the program's name.
    public func run(
        _ words: some Collection<String>, output: (String) -> Void = StandardStream.output.write,
        error: (String) -> Void = StandardStream.error.write
    ) -> ExitCode {
        do {
            return try answer(Array(words), output)
        } catch let problem as UsageError {
            let command = command(for: Array(words)).map { " \($0.name)" } ?? ""
            error("\(name): \(problem)\n\(name): '\(name)\(command) --help' lists what there is\n")
            return .usage
        } catch let problem as ConfigurationError {
            error("\(problem)\n")
            return .configuration
        } catch let problem {
            error("\(name): \(problem)\n")
            return .failure
        }
    }

    private func answer(_ words: [String], _ output: (String) -> Void) throws -> ExitCode {
        let command = command(for: words)
        let options = words.prefix { $0 != "--" }
        if options.contains("--help") || options.contains("-h") || words.first == "help" {
            output(command?.help(program: name) ?? help)
        } else if options.contains("--version") {
            output("\(name) \(Dateline.version)\n")
        } else if options.contains("--print-config") {
            return try printSettings(output)
        } else if let command {
            return try command.run(words.dropFirst(command.words.count))
        } else {
            throw noCommand(words)
        }
        return .success
    }

    private func printSettings(_ output: (String) -> Void) throws -> ExitCode {
        var configuration = Configuration(program: name)
        readSettings(&configuration)
        output("\(configuration)\n")
        try configuration.check()
        return .success
    }

    /// The command with the most words that `words` begin with.
    private func command(for words: [String]) -> Command? {
        commands.filter { words.starts(with: $0.words) }.max { $0.words.count < $1.words.count }
    }

    private func noCommand(_ words: [String]) -> UsageError {
        guard let first = words.first else { return UsageError("say what to do") }
        let family = commands.filter { $0.words.count > 1 && $0.words[0] == first }
        if !family.isEmpty, words.count == 1 {
            return UsageError("say what to do: " + family.map { "'\($0.name)'" }.joined(separator: ", "))
        }
        let given = words.prefix(family.isEmpty ? 1 : 2).joined(separator: " ")
        let known = family.isEmpty ? commands.map { $0.words[0] } : family.map(\.name)
        let suggestion = Spelling.nearest(to: given, among: known).map { "; did you mean '\($0)'?" } ?? ""
        return UsageError("there is no command '\(given)'\(suggestion)")
    }

    private var help: String {
        let list = commands.map { ([$0.name, $0.operands].filter { !$0.isEmpty }.joined(separator: " "), $0.summary) }
        let options = [
            ("--help", "show this, or more about a command"), ("--print-config", "print every setting and its value"),
            ("--version", "print the version"),
        ]
        return "\(summary)\n\nUsage: \(name) COMMAND [OPTION…] …\n\nCommands:\n\(HelpList.text(list))\nOptions:\n"
            + HelpList.text(options)
    }
}
