import Kafka
import Service
import Shared

/// `ingest publish`: from files to the topic.
enum PublishCommand {
    static let command = Command(
        "publish", "Publishes the articles of files to the topic 'articles'.", operands: "FILE… | -",
        operandCount: 1...Int.max,
        options: [Option("ids", "print the id of each published article, and where it stood")],
        details: """
            Takes JSON (.json), a JSON object a line (.ndjson, .jsonl), text (.txt), pages (.html) and the pages of web
            archives (.warc, .warc.gz); other names, and '-' for standard input, are told by their look. Of a directory,
            all such files are taken. What is refused is named with file, line (of an archive: byte) and reason, and the
            exit code is 1; it is 69 when the broker does not take the articles.
            """, body: run)

    private static func run(_ arguments: Arguments) throws -> ExitCode {
        let settings = try Configuration.read(program: "ingest") { IngestSettings(&$0) }
        let log = Log(
            service: "ingest", level: settings.service.logLevel == .debug ? .debug : .error,
            format: settings.service.logFormat)
        let counts = Metrics()
        let instruments = Instruments(log: log, metrics: counts, tracer: Tracer(settings.service.traces, counts))
        let metrics = IngestMetrics(instruments.metrics)
        let outbox = try Outbox(
            settings.kafka, acknowledgement: settings.acknowledgement, instruments,
            stages: metrics.pipeline.stages)
        do throws(KafkaError) {
            try makeTopics(settings, log)
        } catch {
            StandardStream.error.write("ingest: the broker cannot be used: \(error)\n")
            return .unavailable
        }
        outbox.prepare()
        let publisher = ArticlePublisher(
            outbox: outbox, addressing: Addressing(topics: settings.service.topics), metrics: metrics, log: log,
            tracer: instruments.tracer)
        let exporter = TraceExporter(instruments)
        try exporter.start { log.error("traces.failed", [.error: "\($0)"]) }
        defer { exporter.stop() }
        return publish(FileWalk(arguments.operands), publisher, settings, showsIDs: arguments.has("ids"))
    }

    private static func makeTopics(_ settings: IngestSettings, _ log: Log) throws(KafkaError) {
        let admin = try Admin(settings: settings.kafka, onEvent: log.kafkaEvents(of: "admin"))
        try admin.createTopics(settings.topicPlan.specifications, timeout: settings.acknowledgement)
    }

    private static func publish(
        _ files: FileWalk, _ publisher: ArticlePublisher, _ settings: IngestSettings, showsIDs: Bool
    ) -> ExitCode {
        let work = FilePublisher(
            reader: ArticleReader(limits: settings.limits), publisher: publisher, size: files.size,
            showsIDs: showsIDs, patience: settings.acknowledgement)
        for problem in files.problems { work.refuse(problem.path, problem.reason) }
        for entry in files.entries where work.brokerProblem == nil { work.publish(entry) }
        publisher.outbox.flush(timeout: settings.acknowledgement + .seconds(1))
        publisher.outbox.stop()
        work.finish()
        return report(work, leftOut: files.leftOut)
    }

    private static func report(_ work: FilePublisher, leftOut: Int) -> ExitCode {
        var counts = work.counts
        counts.leftOut = leftOut
        StandardStream.error.write("ingest: \(counts.summary)\n")
        if let problem = work.brokerProblem {
            StandardStream.error.write("ingest: the broker does not take them: \(problem)\n")
            return .unavailable
        }
        return counts.refused == 0 ? .success : .failure
    }
}
