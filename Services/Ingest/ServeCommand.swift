import HTTP
import Kafka
import Service
import Shared
import Synchronization

/// `ingest serve`: the HTTP API, the inbox and the feeds.
enum ServeCommand {
    static let command = Command(
        "serve", "Takes articles by HTTP and from the topic 'articles.inbox'; until it is stopped.",
        details: """
            POST /v1/articles takes one article (application/json, text/plain) or many (application/x-ndjson) and answers
            when the broker has them; GET /v1/openapi.json describes it. Anything published to 'articles.inbox' is an
            article too, and so is every new entry of the feeds that INGEST_FEEDS names. Several may run: they share the
            inbox's partitions and the feeds.
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
            outbox: outbox, addressing: addressing, metrics: metrics, log: instruments.log,
            tracer: instruments.tracer)
        let batches = BatchDesk(
            reader: reader, publisher: publisher, metrics: metrics, patience: settings.acknowledgement)
        let delivery = Delivery(outbox: outbox, log: instruments.log)
        let inboxReader = InboxReader(reader: reader, addressing: addressing)
        let inbox = InboxLoop(settings, reader: inboxReader, delivery: delivery, instruments, metrics)
        let topics = TopicMaker(plan: settings.topicPlan, admin: admin, outbox: outbox, instruments)
        let endpoint = ArticlesEndpoint(
            reader: reader, publisher: publisher, batches: batches, access: settings.service.access, metrics: metrics,
            tracer: instruments.tracer,
            obstacle: {
                instruments.health.obstacle(of: "kafka") ?? instruments.health.obstacle(of: TopicMaker.partName)
            })
        return [
            TraceExporter(instruments),
            MonitoringServer(instruments, settings.service), FileWatch(instruments, settings.watchedFiles),
            BrokerWatch(instruments) { time throws(KafkaError) in try admin.checkBroker(timeout: time) },
            outbox, topics,
            BackgroundLoop(name: InboxLoop.name) { inbox.run(topicsMade: topics.areMade, until: $0) },
            batches, APIServer(settings, endpoint, instruments),
        ]
            + feeds(
                settings,
                EntryPublisher(
                    delivery: delivery, inbox: inboxReader, metrics: metrics, tracer: instruments.tracer), admin,
                instruments,
                topicsMade: topics.areMade)
    }

    /// The threads that poll feeds; none where there are no feeds.
    private static func feeds(
        _ settings: IngestSettings, _ publisher: EntryPublisher, _ admin: Admin, _ instruments: Instruments,
        topicsMade: @escaping @Sendable () -> Bool
    ) -> [any Part] {
        guard !settings.feeds.feeds.isEmpty else { return [] }
        let client = PoliteClient(settings.feeds)
        let metrics = FeedMetrics(instruments.metrics)
        let harvest = FeedHarvest(
            reader: EntryReader(client: client, reader: publisher.inbox.reader), publisher: publisher,
            metrics: metrics, log: instruments.log)
        let poller = FeedPoller(
            timing: FeedTiming(interval: Int(settings.feeds.interval.seconds)), client: client, harvest: harvest,
            metrics: metrics, log: instruments.log)
        let loop = FeedLoop(
            settings, admin: admin, poller: poller, delivery: publisher.delivery, log: instruments.log)
        return loop.parts(topicsMade: topicsMade)
    }
}
