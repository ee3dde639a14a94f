import Service

@main
struct IngestCommand {
    static func main() {
        let program = Program(
            "ingest", "Takes articles and publishes them to the topic 'articles'.",
            commands: [ServeCommand.command, PublishCommand.command, ReadCommand.command, CopiesCommand.command]
        ) { _ = IngestSettings(&$0) }
        program.main()
    }
}
