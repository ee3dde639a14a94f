import Service

@main
struct ExtractorCommand {
    static func main() {
        let program = Program(
            "extractor", "Finds who, where, when and who said what in articles.",
            commands: [RunCommand.command, AnnotateCommand.command, EvaluateCommand.command]
        ) { _ = ExtractorSettings(&$0) }
        program.main()
    }
}
