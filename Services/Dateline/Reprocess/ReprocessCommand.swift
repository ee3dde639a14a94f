import Service

extension Command {
    /// `dateline reprocess`.
    static let reprocess = onInstallation(
        "reprocess", "has stored articles read again by the extractor that runs now",
        operands: "[ID|URL…]", operandCount: 0...10_000,
        options: [.json, Option("yes", "do it; without this only the number is shown")] + ReprocessSelection.filters,
        details: """
            The stored texts are published to the topic 'articles' again; their facts are replaced one article at a time, as
            the extractions arrive. Several filters choose what matches all of them.

            Exit codes: 0 done, or nothing done without --yes; 1 an article that was named is not stored, or the broker
            did not take one.
            """
    ) { arguments, installation in
        let connection = try installation.connection
        let conditions = try ReprocessSelection(arguments, on: connection).conditions
        var report = ReprocessReport(chosen: try Republication.count(conditions, on: connection))
        if arguments.has("yes") {
            _ = try installation.admin
            let republication = Republication(
                connection: connection, outbox: try Outbox(installation.settings.kafka), topics: installation.topics)
            (report.published, report.failures) = try republication.run(conditions)
        }
        try report.show(arguments)
        return report.failures.isEmpty && report.chosen >= arguments.operands.count ? .success : .failure
    }
}

/// What was, or would be, published again.
struct ReprocessReport: Report, Equatable {
    var chosen: Int
    /// Nil when it was not to be done.
    var published: Int?
    var failures: [String] = []

    var text: String {
        guard let published else {
            return "\(counted(chosen, "article")) would be read again; --yes does it\n"
        }
        return failures.map { "not published: \($0)\n" }.joined()
            + "\(counted(published, "article")) published to be read again\n"
    }
}
