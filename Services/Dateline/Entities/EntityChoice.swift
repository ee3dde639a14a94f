import FoundationEssentials
import Postgres
import Service
import Shared

/// What deciding commands take from the command line.
enum EntityChoice {
    /// The options of every command that decides.
    static let options = [Option.json, Option("note", value: "TEXT", "why, for those who come later")]

    /// The type that a word names.
    static func type(_ word: String) throws(UsageError) -> String {
        guard let type = EntityType(rawValue: word) else {
            let known = EntityType.allCases.map(\.rawValue).joined(separator: ", ")
            throw UsageError("there is no type '\(word)'; the types are \(known)")
        }
        return type.rawValue
    }

    /// Who decides: the user of the machine.
    static var user: String { ProcessInfo.processInfo.environment["USER"] ?? "unknown" }
}
