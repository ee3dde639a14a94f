import Service

@main
struct PersisterCommand {
    static func main() {
        let program = Program(
            "persister", "Writes articles and what was found in them to PostgreSQL.",
            commands: [RunCommand.command, MigrateCommand.command, LoadCommand.command]
        ) { _ = PersisterSettings(&$0) }
        program.main()
    }
}
