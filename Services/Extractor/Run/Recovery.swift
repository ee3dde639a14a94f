import Kafka

/// What to do after a call of a transaction failed.
enum Recovery: Sendable, Equatable {
    /// The same call may succeed later: nothing is decided yet.
    case callAgain
    /// Abort the transaction; nothing of it was seen.
    case abort
    /// Another producer took over, or this one does not know where it stands: a new producer ends what is open.
    case renew

    init(after error: KafkaError) {
        if error.isFatal {
            self = .renew
        } else if error.requiresAbort {
            self = .abort
        } else if error.isRetriable {
            self = .callAgain
        } else {
            self = .abort
        }
    }
}
