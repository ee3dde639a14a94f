import Postgres
import Service

/// Which rejections a command is about.
struct RejectedSelection {
    /// For the table `rejected_article`.
    let conditions: Conditions

    /// The options that choose by property.
    static let filters = [
        Option("reason", value: "CODE", "only those with this reason, as missing-field"),
        Option("stage", value: "SERVICE", "only those that ingest, extractor or persister rejected"),
        Option("since", value: "TIME", "only those rejected since then: 2024-05-10, or 90m for the last 90 minutes"),
    ]

    /// What `rejected list` shows: what matches the filters, in the state asked for, `open` by default.
    static func listed(_ arguments: Arguments) throws(UsageError) -> RejectedSelection {
        var conditions = try matching(arguments)
        let state = arguments["state"] ?? "open"
        guard ["open", "replayed", "dropped", "all"].contains(state) else {
            throw UsageError("--state must be open, replayed, dropped or all, not '\(state)'")
        }
        conditions.add("state = $", ifGiven: state == "all" ? nil : state)
        return RejectedSelection(conditions: conditions)
    }

    /// What shall be dealt with: the numbers given, whatever their state; or what is open and matches the filters, of
    /// which there must be one, or `--all`.
    static func chosen(_ arguments: Arguments) throws(UsageError) -> RejectedSelection {
        var conditions = try matching(arguments)
        guard arguments.operands.isEmpty else {
            guard conditions.isEmpty, !arguments.has("all") else {
                throw UsageError("say either numbers or filters, not both")
            }
            return try numbered(arguments.operands)
        }
        guard !conditions.isEmpty || arguments.has("all") else {
            throw UsageError("say which: numbers, --reason, --stage, --since, or --all")
        }
        conditions.add("state = $", .text("open"))
        return RejectedSelection(conditions: conditions)
    }

    /// The rejections with these numbers.
    static func numbered(_ words: [String]) throws(UsageError) -> RejectedSelection {
        var numbers: [Int64?] = []
        for word in words {
            guard let number = Int64(word) else {
                throw UsageError("'\(word)' is not the number of a rejection; 'dateline rejected list' shows them")
            }
            numbers.append(number)
        }
        var conditions = Conditions()
        conditions.add("rejected_key = ANY ($)", .array(numbers))
        return RejectedSelection(conditions: conditions)
    }

    private static func matching(_ arguments: Arguments) throws(UsageError) -> Conditions {
        var conditions = Conditions()
        conditions.add("reason = $", ifGiven: arguments["reason"])
        conditions.add("stage = $", ifGiven: arguments["stage"])
        guard let since = arguments["since"] else { return conditions }
        if let time = Duration(shortText: since) {
            conditions.add("rejected_at >= now() - $ * interval '1 second'", .number(time.seconds))
        } else if since.wholeMatch(of: /\d{4}-\d\d-\d\d([T ]\d\d:\d\d.*)?/) != nil {
            conditions.add("rejected_at >= $::timestamptz", .text(since))
        } else {
            throw UsageError(
                "--since must be a day, an ISO 8601 time, or a length of time as 90m or 2h, not '\(since)'")
        }
        return conditions
    }
}
