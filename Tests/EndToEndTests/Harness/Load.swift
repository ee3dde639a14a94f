import Foundation
import Kafka
import Synchronization

/// Publishes new articles to the inbox all the time, on a thread of its own, so that something can be killed meanwhile.
final class Load: Sendable {
    private let isStopping = Atomic(false)
    private let acknowledged = Mutex<Set<Int>>([])
    private let ended = DispatchSemaphore(value: 0)

    /// Begins with some 100 articles a second.
    init(on stage: Stage) throws {
        let producer = try Producer(settings: stage.kafka)
        let topic = stage.topics.inbox
        Thread.detachNewThread { [self] in
            var number = 0
            while !isStopping.load(ordering: .acquiring) {
                for _ in 0..<5 {
                    send(number, to: topic, by: producer)
                    number += 1
                }
                usleep(50_000)
            }
            try? producer.flush(timeout: patience)
            producer.close()
            ended.signal()
        }
    }

    /// Ends it and gives the numbers of the articles that the broker acknowledged.
    func stop() -> Set<Int> {
        isStopping.store(true, ordering: .releasing)
        ended.wait()
        return acknowledged.withLock(\.self)
    }

    private func send(_ number: Int, to topic: String, by producer: Producer) {
        let value = Array(SampleArticle(number: number).json.utf8)
        try? producer.send(topic: topic, key: nil, value: value) { report in
            guard case .success = report else { return }
            _ = self.acknowledged.withLock { $0.insert(number) }
        }
    }
}
