import Kafka
import Service
import Shared

/// The spans of the work on one message: each the parent of the next.
struct MessageTrace: Sendable {
    /// That of the message's sender, if it has one.
    let received: TraceContext?
    /// The work on it in this service.
    let work: TraceContext
    /// The sending of what becomes of it, which goes out in the message's headers.
    let sending: TraceContext

    init(of message: Message, _ tracer: Tracer) {
        received = TraceContext(of: message.headers)
        work = tracer.begin(under: received)
        sending = tracer.begin(under: work)
    }
}

/// When an article was extracted: nanoseconds since 1970.
struct Extracted: Sendable {
    let outcome: Outcome
    let start: Int64
    let end: Int64

    /// Notes how long `work` takes.
    init(_ work: () -> Outcome) {
        start = Timestamp.nanoseconds()
        outcome = work()
        end = Timestamp.nanoseconds()
    }
}
