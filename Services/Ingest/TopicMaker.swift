import Kafka
import Service

/// The part that makes missing topics at the start; nothing is published before, or the broker might make them its own way.
struct TopicMaker: Part {
    static let partName = "topics"
    let name: String = TopicMaker.partName
    private let health: Health
    private let loop: BackgroundLoop

    init(plan: TopicPlan, admin: Admin, outbox: Outbox, _ instruments: Instruments) {
        let health = instruments.health
        self.health = health
        health.waiting(name, "the topics are not there yet")
        loop = BackgroundLoop(name: name) { stop in
            guard plan.make(with: admin, log: instruments.log, until: stop) else { return }
            outbox.prepare()
            health.ready(TopicMaker.partName)
        }
    }

    /// Whether all topics are there.
    func areMade() -> Bool { health.obstacle(of: name) == nil }

    func start(fail: @escaping @Sendable (any Error) -> Void) throws { try loop.start(fail: fail) }

    func stop() { loop.stop() }
}
