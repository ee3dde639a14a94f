import Service

extension Command {
    /// `dateline rejected drop`.
    static let rejectedDrop = onInstallation(
        "rejected drop", "marks rejections as dealt with, so that they are no longer listed",
        operands: "[NUMBER…]", operandCount: 0...10_000,
        options: [.json, Option("all", "all that are open")] + RejectedSelection.filters,
        details: """
            The rows stay, marked 'dropped': 'rejected list --state dropped' shows them, and a number can still be replayed.

            Exit codes: 0 all that were chosen are dropped; 1 some numbers do not exist.
            """
    ) { arguments, installation in
        let wanted = try RejectedSelection.chosen(arguments).conditions
        let rows = try installation.connection.query(
            "UPDATE rejected_article SET state = 'dropped', state_changed_at = now() WHERE \(wanted.sql)",
            wanted.parameters)
        let report = DropReport(dropped: rows.affected)
        try report.show(arguments)
        return report.dropped >= arguments.operands.count ? .success : .failure
    }
}

/// How many rejections were dropped.
struct DropReport: Report, Equatable {
    var dropped: Int

    var text: String { "\(counted(dropped, "rejection")) dropped\n" }
}
