import Postgres

/// The conditions of a WHERE clause, with their parameters.
struct Conditions: Equatable {
    private(set) var parameters: [Parameter] = []
    private var clauses: [String] = []

    /// Whether there is any.
    var isEmpty: Bool { clauses.isEmpty }

    /// Adds `clause`, in which `$` stands for `parameter`.
    mutating func add(_ clause: String, _ parameter: Parameter) {
        parameters.append(parameter)
        clauses.append(
            clause.split(separator: "$", omittingEmptySubsequences: false).joined(separator: "$\(parameters.count)"))
    }

    /// Adds `clause` for a parameter that may not be asked for.
    mutating func add(_ clause: String, ifGiven text: String?) {
        if let text { add(clause, .text(text)) }
    }

    /// What stands after WHERE.
    var sql: String { clauses.isEmpty ? "true" : clauses.map { "(\($0))" }.joined(separator: " AND ") }
}
