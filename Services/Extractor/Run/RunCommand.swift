import Kafka
import Service

/// `extractor run`: the service.
enum RunCommand {
    static let command = Command(
        "run", "Reads articles, extracts, publishes what was found; until it is stopped.",
        details: """
            Reads the topic 'articles' as a member of the group 'extractor' and publishes to 'articles.extracted'; what
            cannot be read goes to 'articles.rejected' with the reason. Several may run: they share the partitions.
            """
    ) { _ in try run() }

    private static func run() throws -> ExitCode {
        let settings = try Configuration.read(program: "extractor") { ExtractorSettings(&$0) }
        let instruments = Instruments(service: "extractor", settings.service)
        let log = instruments.log
        let extractor = try ArticleExtractor()
        let admin = try Admin(settings: settings.kafka, onEvent: log.kafkaEvents(of: "admin"))
        let loop = ExtractionLoop(
            settings: settings, instruments: instruments,
            metrics: PipelineMetrics(instruments.metrics, model: extractor.version.model),
            processor: MessageProcessor(
                extractor: extractor, maxTextBytes: settings.maxTextBytes, timeLimit: settings.timeLimit),
            admin: admin)
        return ServiceRunner(log: log).run([
            TraceExporter(instruments),
            MonitoringServer(instruments, settings.service), FileWatch(instruments, settings.service.access.files),
            BrokerWatch(instruments) { time throws(KafkaError) in try admin.checkBroker(timeout: time) },
            BackgroundLoop(name: ExtractionLoop.name, body: loop.run),
        ])
    }
}
