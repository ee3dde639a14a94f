import HTTP
import Kafka
import Service
import Shared
import Synchronization

/// `ingest serve`: the HTTP API and the inbox.
enum ServeCommand {
    static let command = Command(
        "serve", "Takes articles by HTTP and from the topic 'articles.inbox'; until it is stopped.",
        details: """
            POST /v1/articles takes one article (application/json, text/plain) or many (application/x-ndjson) and answers
            when the broker has them; GET /v1/openapi.json describes it. Anything published to 'articles.inbox' is an
            article too. Several may run: they share the inbox's partitions.
            """
    ) { _ in
        let settings = try Configuration.read(program: "ingest") { IngestSettings(&$0) }
        let instruments = Instruments(service: "ingest", settings.service)
        return ServiceRunner(log: instruments.log).run(try parts(settings, instruments))
    }

    /// In the order of their start.
    static func parts(_ settings: IngestSettings, _ instruments: Instruments) throws -> [any Part] {
        let metrics = IngestMetrics(instruments.metrics)
        let addressing = Addressing(topics: settings.service.topics)
        let reader = ArticleReader(limits: settings.limits)
        let admin = try Admin(settings: settings.kafka, onEvent: instruments.log.kafkaEvents(of: "admin"))
        let outbox = try Outbox(
            settings.kafka, acknowledgement: settings.acknowledgement, instruments, stages: metrics.pipeline.stages)
        let publisher = ArticlePublisher(
            outbox: outbox, addressing: addressing, metrics: metrics, log: instruments.log)
        let batches = BatchDesk(
            reader: reader, publisher: publisher, metrics: metrics, patience: settings.acknowledgement)
        let inbox = InboxLoop(
            settings, reader: InboxReader(reader: reader, addressing: addressing),
            delivery: Delivery(outbox: outbox, log: instruments.log), instruments, metrics)
        let topics = TopicMaker(plan: settings.topicPlan, admin: admin, outbox: outbox, instruments)
        let endpoint = ArticlesEndpoint(
            reader: reader, publisher: publisher, batches: batches, tokens: settings.tokens, metrics: metrics,
            obstacle: {
                instruments.health.obstacle(of: "kafka") ?? instruments.health.obstacle(of: TopicMaker.partName)
            })
        return [
            MonitoringServer(
                instruments, address: settings.service.address, port: settings.service.monitoringPort),
            BrokerWatch(instruments) { time throws(KafkaError) in try admin.checkBroker(timeout: time) },
            outbox, topics,
            BackgroundLoop(name: InboxLoop.name) { inbox.run(topicsMade: topics.areMade, until: $0) },
            batches, APIServer(settings, endpoint, instruments),
        ]
    }
}
