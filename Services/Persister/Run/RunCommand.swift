import Kafka
import Service

/// `persister run`: the service.
enum RunCommand {
    static let command = Command(
        "run", "Writes what the extractor publishes to the database; until it is stopped.",
        details: """
            Reads the topics 'articles.extracted' and 'articles.rejected' as a member of the group 'persister'. Brings the
            database's schema forward first. What the database cannot take goes to 'articles.rejected' with the reason. Several
            may run: they share the partitions.
            """
    ) { _ in
        let settings = try Configuration.read(program: "persister") { PersisterSettings(&$0) }
        let instruments = Instruments(service: "persister", settings.service)
        let metrics = PersisterMetrics(instruments.metrics)
        func worker(of queue: QueueWorker.Queue) -> QueueWorker {
            QueueWorker(queue, settings.database, instruments, metrics.pipeline.stages)
        }
        let admin = try Admin(settings: settings.kafka, onEvent: instruments.log.kafkaEvents(of: "admin"))
        return ServiceRunner(log: instruments.log).run([
            TraceExporter(instruments),
            MonitoringServer(instruments, settings.service), FileWatch(instruments, settings.service.access.files),
            BrokerWatch(instruments) { time throws(KafkaError) in try admin.checkBroker(timeout: time) },
            worker(of: SearchIndexer.queue(metrics)),
            worker(of: StoryFiler.queue(metrics)),
            PersistingPart(settings, instruments, metrics, admin: admin),
        ])
    }
}
