import Service

/// `dateline`: the operator's command line over all of an installation.
@main
enum DatelineCommand {
    static func main() {
        program.main()
    }

    /// The commands in the order that the help shows.
    static let program = Program(
        "dateline", "Looks after a Dateline installation: its topics, its tables and what was refused.",
        commands: [
            .status, .lag, .rejectedList, .rejectedShow, .rejectedReplay, .rejectedDrop, .reprocess, .erase,
            .entityList, .entityShow, .entityMerge, .entitySplit, .entityHide, .entityRename, .entityRetype,
            .entityDecisions,
            .entityUndo, .export, .topicsCreate, .health,
        ],
        settings: { _ = DatelineSettings(&$0) })
}
