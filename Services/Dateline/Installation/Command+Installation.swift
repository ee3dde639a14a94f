import Kafka
import Postgres
import Service

extension Option {
    static let json = Option("json", "write JSON, for programs")
}

extension Command {
    /// A command that acts on an installation. A broker or database that is away is told as such, with its own exit code.
    static func onInstallation(
        _ name: String, _ summary: String, operands: String = "", operandCount: ClosedRange<Int> = 0...0,
        options: [Option] = [.json], details: String,
        body: @escaping @Sendable (Arguments, Installation) throws -> ExitCode
    ) -> Command {
        Command(
            name, summary, operands: operands, operandCount: operandCount, options: options,
            details: details + "\n\n" + commonExitCodes
        ) { arguments in
            let settings = try Configuration.read(program: "dateline") { DatelineSettings(&$0) }
            do {
                return try body(arguments, Installation(settings))
            } catch {
                return try explain(error)
            }
        }
    }

    private static let commonExitCodes =
        "Exit codes of all commands: 2 the command line is wrong, 69 the broker or the database is away, 78 a setting is wrong."

    /// Says what the error means for an operator; throws it on where there is no more to say.
    private static func explain(_ error: any Error) throws -> ExitCode {
        if let reason = Absence(error)?.description {
            StandardStream.error.write("dateline: \(reason)\n")
            return .unavailable
        }
        // undefined_table, undefined_function
        if let error = error as? PostgresError, ["42P01", "42883"].contains(error.sqlState) {
            StandardStream.error.write(
                "dateline: the database has no tables of this version: run 'persister migrate' (\(error.message))\n")
            return .failure
        }
        throw error
    }
}
