import Glibc
import Kafka
import Service

extension Command {
    /// `dateline lag`.
    static let lag = onInstallation(
        "lag", "says how far each service is behind in each partition, and what to do about it",
        options: [.json, Option("watch", value: "SECONDS", "look again and again, until interrupted")],
        details: """
            POSITION is the next offset that the group reads, END the one after the last message, LAG how many messages
            wait. With --watch and --json there is one line of JSON for each look.

            Exit codes: 0.
            """
    ) { arguments, installation in
        let pause = try arguments.integer("watch", default: 0, in: 1...3600)
        let survey = GroupSurvey(
            admin: try installation.admin, reader: try PartitionReader(settings: installation.settings.kafka))
        while true {
            let report = LagReport(groups: try Reader.all(installation.topics).map(survey.report))
            if pause > 0, StandardStream.output.isTerminal { StandardStream.output.write("\u{1B}[2J\u{1B}[H") }
            try report.show(arguments)
            if pause == 0 { return .success }
            sleep(UInt32(pause))
        }
    }
}
