import Kafka
import Postgres

/// The broker or the database is away.
enum Absence: Error, CustomStringConvertible {
    case broker(KafkaError)
    case database(PostgresError)

    /// Nil for an error that means something else.
    init?(_ error: any Error) {
        switch error {
        case let error as KafkaError
        where [.transport, .timedOut, .allBrokersDown, .messageTimedOut].contains(error.code):
            self = .broker(error)
        case let error as PostgresError where error.isConnectionLost:
            self = .database(error)
        default: return nil
        }
    }

    var description: String {
        switch self {
        case .broker(let error): "the broker does not answer: \(error)"
        case .database(let error): "no connection to the database: \(error)"
        }
    }
}
