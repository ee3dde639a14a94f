import Glibc
import Service

/// `persister load`: writes extractions from files, without a broker.
enum LoadCommand {
    static let command = Command(
        "load", "Writes extractions from files to the database.", operands: "FILE… | -", operandCount: 1...Int.max,
        details: """
            Each line is one extraction, as 'extractor annotate' writes them; '-' reads standard input. The schema must be
            there: see 'persister migrate'. An article that is stored already gets the loaded facts, unless the stored text is
            newer. Lines that cannot be stored are listed on standard error; the exit code is 1 when there are any. A running
            persister makes the texts searchable and looks for their copies.
            """
    ) { arguments in
        let settings = try Configuration.read(program: "persister") { PersisterSettings(&$0) }
        let loader = try Loader(
            settings.database, limits: settings.limits, writers: settings.writers, loadedAt: Int64(time(nil)) * 1000,
            onProgress: show)
        for path in arguments.operands { try loader.load(path) }
        try loader.finish()
        return conclude(loader.report)
    }

    private static func show(_ report: Loader.Report) {
        guard StandardStream.error.isTerminal else { return }
        StandardStream.error.write("\r\(report.lines) lines read, \(report.summary.written) articles written ")
    }

    private static func conclude(_ report: Loader.Report) -> ExitCode {
        if StandardStream.error.isTerminal { StandardStream.error.write("\n") }
        for refusal in report.refusals {
            let place = "\(refusal.message.topic):\(refusal.message.offset)"
            StandardStream.error.write("persister: \(place): \(refusal.detail)\n")
        }
        StandardStream.output.write("\(report)\n")
        return report.refusals.isEmpty ? .success : .failure
    }
}

extension WriteSummary {
    /// Articles that now stand in the database as they came.
    var written: Int { inserted + replaced + revised }
}

extension Loader.Report: CustomStringConvertible {
    /// The counts that are not zero, in a sentence.
    var description: String {
        let counts = [
            (summary.inserted, "new"), (summary.replaced, "with other findings"),
            (summary.revised, "with a changed text"),
            (summary.unchanged, "stored before"),
            (folded, "twice in a batch"), (summary.stale, "older than what is stored"),
            (summary.erased, "erased before and left out"), (refusals.count, "refused"),
        ]
        let list = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        return "\(lines) lines: " + (list.isEmpty ? "nothing to write" : list)
    }
}
