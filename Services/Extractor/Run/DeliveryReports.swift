import Kafka
import Synchronization

/// Collects the delivery reports of one batch.
final class DeliveryReports: Sendable {
    private struct State {
        var tooLarge: Set<Int> = []
        var failure: KafkaError?
    }

    private let state = Mutex(State())

    /// The places of the messages that their topics refused as too large.
    var tooLarge: Set<Int> { state.withLock { $0.tooLarge } }

    /// Another reason why a message was not delivered.
    var failure: KafkaError? { state.withLock { $0.failure } }

    /// Notes what became of the message at `place`.
    func note(_ report: DeliveryReport, at place: Int) {
        guard case .failure(let error) = report else { return }
        state.withLock { state in
            if error.code == .messageTooLarge {
                state.tooLarge.insert(place)
            } else {
                state.failure = error
            }
        }
    }
}
