import Kafka
import Shared
import Testing

@testable import Service

@Suite("Topic plan")
struct TopicPlanTests {
    @Test("Every topic gets the partitions asked for; all but the articles take large messages")
    func plans() throws {
        var configuration = Configuration(program: "ingest", environment: ["TOPIC_PARTITIONS": "5"])
        var plan = TopicPlan(&configuration, names: TopicNames(prefix: "x."))
        try configuration.check()
        #expect(plan.specifications.map(\.name) == TopicNames(prefix: "x.").all)
        #expect(plan.specifications.map(\.partitions) == [5, 5, 5, 5])
        let large = plan.specifications.filter { $0.configuration["max.message.bytes"] == "10485760" }
        plan.compacted = ["x.ingest.feeds"]
        #expect(plan.specifications.last?.configuration["cleanup.policy"] == "compact")
        #expect(large.map(\.name) == ["x.articles.inbox", "x.articles.extracted", "x.articles.rejected"])
    }

    @Test("While no broker answers it waits, and ends when it is told to")
    func waits() throws {
        var configuration = Configuration(program: "ingest", environment: [:])
        let plan = TopicPlan(&configuration, names: TopicNames())
        let stop = StopFlag()
        let log = Log(service: "test", write: { if $0.contains("topics.waiting") { stop.raise() } })
        let nowhere = try Admin(settings: KafkaSettings(bootstrapServers: "127.0.0.1:1"))
        #expect(!plan.make(with: nowhere, log: log, until: stop))
    }
}
