import Service
import Synchronization
import Testing

@Suite("Command lines")
struct ProgramTests {
    private final class Screen: Sendable {
        private let text = Mutex("")
        var shown: String { text.withLock { $0 } }
        func write(_ more: String) { text.withLock { $0 += more } }
    }

    private func run(_ line: String) -> (code: ExitCode, output: String, error: String) {
        let (output, error, said) = (Screen(), Screen(), Screen())
        let options = [Option("json", "as JSON"), Option("limit", value: "N", "how many")]
        let program = Program(
            "demo", "Shows things.",
            commands: [
                Command("list", "lists", options: options) { arguments in
                    said.write("list \(arguments.has("json")) \(try arguments.integer("limit", default: 7))")
                    return .success
                },
                Command("list all", "lists all", operands: "FILE…", operandCount: 1...2) { arguments in
                    said.write("all \(arguments.operands)")
                    return .failure
                },
            ],
            settings: { _ = $0.integer("DEMO_PORT", default: 1, in: 0...9, "port") })
        let code = program.run(line.split(separator: " ").map(String.init), output: output.write, error: error.write)
        return (code, output.shown + said.shown, error.shown)
    }

    @Test(
        "A command is chosen by its words and gets its options and operands",
        arguments: [
            ("list", 0, "list false 7"), ("list --json --limit 3", 0, "list true 3"),
            ("list --limit=4", 0, "list false 4"),
            ("list all a -", 1, "all [\"a\", \"-\"]"), ("list all -- --x", 1, "all [\"--x\"]"),
        ])
    func commands(_ line: String, _ code: Int32, _ said: String) {
        let result = run(line)
        #expect(result.code.rawValue == code)
        #expect(result.output == said)
        #expect(result.error == "")
    }

    @Test(
        "What cannot be understood is named, and the code is 2",
        arguments: [
            ("", "say what to do"), ("lst", "there is no command 'lst'; did you mean 'list'?"),
            ("list --jsn", "there is no option --jsn; did you mean --json?"),
            ("list --limit", "--limit N needs a value"),
            ("list --limit x", "--limit must be a whole number, 0 or more, not 'x'"),
            ("list x", "'x' is one word too many"),
            ("list all", "FILE… is missing"), ("list all a b c", "'c' is one word too many"),
            ("list --json=1", "--json takes no value"),
            ("list -j", "there is no option -j"),
        ])
    func mistakes(_ line: String, _ complaint: String) {
        let result = run(line)
        #expect(result.code == .usage)
        #expect(result.error.hasPrefix("demo: \(complaint)"))
    }

    @Test("Help lists the commands, and a command's help its options")
    func help() {
        #expect(run("--help").output.contains("list all FILE…  lists all\n"))
        #expect(run("list --help").output.contains("--limit N  how many\n"))
        #expect(run("list all --help").output.contains("Usage: demo list all FILE…\n"))
        #expect(run("--version").output.hasPrefix("demo "))
    }

    @Test("The settings are printed with and without a command")
    func settings() {
        #expect(run("--print-config").output.contains("DEMO_PORT=1"))
        #expect(run("list --print-config").output.contains("DEMO_PORT=1"))
    }
}
