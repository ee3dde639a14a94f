import Postgres
import Service

extension Command {
    /// `dateline entity merge`.
    static let entityMerge = deciding(
        "entity merge", "makes one entity of two: from now on the first means the second",
        operands: "ENTITY INTO", operandCount: 2...2, details: "Its mentions and quotes follow, those to come too."
    ) { arguments, connection in
        let into = try EntityReference(arguments.operands[1], on: connection).key
        return ("merge", String(into))
    }

    /// `dateline entity hide`.
    static let entityHide = deciding(
        "entity hide", "leaves an entity out of all views",
        operands: "ENTITY", operandCount: 1...1,
        details: "What was found stays in the tables. 'entity undo' shows it again."
    ) { _, _ in ("hide", nil) }

    /// `dateline entity rename`.
    static let entityRename = deciding(
        "entity rename", "fixes the name that an entity is shown by",
        operands: "ENTITY NAME", operandCount: 2...2, details: "Articles that mention it are found as before."
    ) { arguments, _ in
        guard !arguments.operands[1].isEmpty else { throw UsageError("the new name is empty") }
        return ("rename", arguments.operands[1])
    }

    /// `dateline entity retype`.
    static let entityRetype = deciding(
        "entity retype", "fixes what an entity is",
        operands: "ENTITY TYPE", operandCount: 2...2,
        details: "TYPE is person, organization, place, group or other."
    ) { arguments, _ in ("retype", try EntityChoice.type(arguments.operands[1])) }

    /// `dateline entity undo`.
    static let entityUndo = onInstallation(
        "entity undo", "takes a decision back",
        operands: "NUMBER", operandCount: 1...1,
        details: """
            NUMBER is the decision's, as 'entity decisions' shows it. It stays there, with who took it back and when.

            Exit codes: 0 taken back; 1 there is no such decision that stands.
            """
    ) { arguments, installation in
        guard let number = Int(arguments.operands[0]) else {
            throw UsageError("'\(arguments.operands[0])' is not the number of a decision")
        }
        let rows = try installation.connection.query(
            "SELECT undo_entity_decision($1::bigint::integer, $2) AS stood",
            [.integer(number), .text(EntityChoice.user)])
        guard try rows.first?["stood"] ?? false else {
            StandardStream.error.write("dateline: there is no decision \(number) that stands\n")
            return .failure
        }
        try EntityDecisionList(number: number, on: installation.connection).show(arguments)
        return .success
    }

    /// `dateline entity decisions`.
    static let entityDecisions = onInstallation(
        "entity decisions", "lists what was decided about entities, by whom and why",
        details: "What was taken back is listed too.\n\nExit codes: 0, also when there is none."
    ) { arguments, installation in
        try EntityDecisionList(on: installation.connection).show(arguments)
        return .success
    }

    /// A command that decides about the entity of its first operand; `decision` says what, and to what value.
    private static func deciding(
        _ name: String, _ summary: String, operands: String, operandCount: ClosedRange<Int>, details: String,
        decision: @escaping @Sendable (Arguments, Connection) throws -> (action: String, value: String?)
    ) -> Command {
        onInstallation(
            name, summary, operands: operands, operandCount: operandCount, options: EntityChoice.options,
            details: """
                \(details) The decision holds for every extraction to come, until 'entity undo'. ENTITY is a number or, where
                only one is called so, a name.

                Exit codes: 0 decided; 1 it cannot be.
                """
        ) { arguments, installation in
            let connection = try installation.connection
            let entity = try EntityReference(arguments.operands[0], on: connection)
            let (action, value) = try decision(arguments, connection)
            let rows = try connection.query(
                "SELECT decide_entity($1, $2::bigint::integer, $3, $4, $5) AS number",
                [
                    .text(action), .integer(entity.key), .text(value), .text(EntityChoice.user),
                    .text(arguments["note"] ?? ""),
                ])
            try EntityDecisionList(number: rows.first?["number"] ?? 0, on: connection).show(arguments)
            return .success
        }
    }
}
