import Service

extension Command {
    /// `dateline rejected replay`.
    static let rejectedReplay = onInstallation(
        "rejected replay", "sends rejected messages again, after what was wrong has been put right",
        operands: "[NUMBER…]", operandCount: 0...10_000,
        options: [.json, Option("all", "all that are open")] + RejectedSelection.filters,
        details: """
            Each goes with its original bytes to the topic it was read from, or to articles.inbox when it came another way,
            and is marked 'replayed' once the broker has it. Filters choose among the open ones; numbers choose any.

            Exit codes: 0 all that were chosen were sent; 1 some were not.
            """
    ) { arguments, installation in
        let selection = try RejectedSelection.chosen(arguments)
        _ = try installation.admin
        let replay = Replay(
            connection: try installation.connection, outbox: try Outbox(installation.settings.kafka),
            topics: installation.topics)
        let report = try replay.run(selection)
        try report.show(arguments)
        return report.failures.isEmpty && report.replayed.count >= arguments.operands.count ? .success : .failure
    }
}
