import Glibc
import Kafka
import Shared
import Synchronization

/// Sends messages and keeps what became of each, by a number of the sender's own.
final class Outbox: Sendable {
    private struct State {
        var delivered: [Int64: Position] = [:]
        var failures: [Int64: KafkaError] = [:]
    }

    private let producer: Producer
    private let state = Mutex(State())

    init(_ settings: KafkaSettings) throws(KafkaError) {
        producer = try Producer(settings: settings)
    }

    /// Queues a message; waits while the queue is full.
    func send(_ number: Int64, topic: String, key: [UInt8]?, value: [UInt8]?, headers: [Header]) throws(KafkaError) {
        while true {
            do {
                return try producer.send(topic: topic, key: key, value: value, headers: headers) {
                    self.note(number, $0)
                }
            } catch  where error.code == .queueFull {
                usleep(10_000)
            }
        }
    }

    /// Waits until each message has been delivered or has failed, and hands over where they stand and why not. The broker
    /// has the time of `message.timeout.ms`.
    func settle() throws(KafkaError) -> (delivered: [Int64: Position], failures: [Int64: KafkaError]) {
        try producer.flush(timeout: .seconds(60))
        return state.withLock { state in
            defer { state = State() }
            return (state.delivered, state.failures)
        }
    }

    private func note(_ number: Int64, _ report: DeliveryReport) {
        state.withLock { state in
            switch report {
            case .success(let position): state.delivered[number] = position
            case .failure(let error): state.failures[number] = error
            }
        }
    }
}
