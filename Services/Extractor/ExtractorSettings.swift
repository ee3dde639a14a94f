import Glibc
import Kafka
import Service

/// How `extractor` is configured.
struct ExtractorSettings: Sendable {
    let service: ServiceSettings
    var kafka: KafkaSettings
    let topicPlan: TopicPlan
    /// Threads that extract.
    let concurrency: Int
    /// The consumer group.
    let group: String
    /// This process's name in the group, kept over restarts.
    let instanceID: String?
    /// This process's name among producers: the same after a restart if the instance has a name.
    let transactionalID: String
    let batchSize: Int
    let batchBytes: Int
    let batchAge: Duration
    let batchTime: Duration
    let isExactlyOnce: Bool
    let maxTextBytes: Int
    let timeLimit: Duration

    init(_ configuration: inout Configuration) {
        service = ServiceSettings(&configuration, monitoringPort: 9102)
        kafka = configuration.kafka()
        topicPlan = TopicPlan(&configuration, names: service.topics)
        concurrency = configuration.integer(
            "EXTRACTOR_CONCURRENCY", default: Self.cores, in: 1...1024, "how many threads extract")
        group = service.topics.group(of: "extractor")
        instanceID = configuration.optional(
            "EXTRACTOR_INSTANCE_ID",
            "a name that no other extractor has, the same after a restart: the process then has its partitions back at"
                + " once, and ends the transaction it left open")
        transactionalID = "\(group)-" + (instanceID ?? String(UInt64.random(in: .min ... .max), radix: 36))
        batchSize = configuration.integer(
            "EXTRACTOR_BATCH_SIZE", default: 500, in: 1...100_000, "the most messages in a transaction")
        batchBytes = configuration.integer(
            "EXTRACTOR_BATCH_BYTES", default: 4_000_000, in: 1...1_000_000_000,
            "how many bytes of messages close a batch; a message of more than a sixteenth of it waits until the smaller"
                + " ones before it are published, and shares no batch with them")
        batchAge = configuration.duration(
            "EXTRACTOR_BATCH_AGE", default: .milliseconds(20), in: .zero ... .seconds(60),
            "how long a batch takes in messages that come one after another; a pause of a tenth of it ends it")
        batchTime = configuration.duration(
            "EXTRACTOR_BATCH_TIME", default: .seconds(2), in: .milliseconds(10) ... .seconds(60),
            "how long the work on a batch should take: after slower ones they are made smaller")
        isExactlyOnce = configuration.flag(
            "EXTRACTOR_EXACTLY_ONCE", default: true,
            "one transaction for a batch and its offsets; false: batches may come twice after a crash")
        maxTextBytes = configuration.integer(
            "EXTRACTOR_MAX_TEXT_BYTES", default: 5_000_000, in: 1...1_000_000_000, "longer texts are rejected unread")
        timeLimit = configuration.duration(
            "EXTRACTOR_TIME_LIMIT", default: .seconds(60), in: .milliseconds(100) ... .seconds(240),
            "an article whose extraction takes longer is rejected")
    }

    /// Larger messages share no batch with smaller ones.
    var largeBytes: Int { batchBytes / 16 }

    private static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
