import Kafka
import Service
import Shared

/// The spans of the work on some messages of the inbox.
struct InboxTrace {
    private struct Work {
        let message: Message
        let received: TraceContext?
        let context: TraceContext
        let start: Int64
        let end: Int64
    }

    private let tracer: Tracer
    private let group: String
    private let start = Timestamp.nanoseconds()
    private var readAt: Int64 = 0
    private var works: [Work] = []

    init(_ tracer: Tracer, group: String) {
        self.tracer = tracer
        self.group = group
    }

    /// Reads a message by `body`, which gets the span of the work on it.
    mutating func reading<Result>(_ message: Message, _ body: (TraceContext) -> Result) -> Result {
        let received = TraceContext(of: message.headers)
        let context = tracer.begin(under: received)
        guard tracer.isOn else { return body(context) }
        let start = Timestamp.nanoseconds()
        let result = body(context)
        works.append(
            Work(message: message, received: received, context: context, start: start, end: Timestamp.nanoseconds()))
        return result
    }

    /// All are read; now they are sent.
    mutating func isRead() { readAt = Timestamp.nanoseconds() }

    /// Records the spans, when the broker has all that became of the messages.
    func record(_ sent: [OutgoingMessage], of outcomes: [InboxReader.Outcome]) {
        guard tracer.isOn else { return }
        for (outcome, message) in zip(outcomes, sent) {
            guard let trace = TraceContext(of: message.headers) else { continue }
            tracer.recordSending(message, trace, under: outcome.work, from: readAt)
        }
        for work in works {
            tracer.recordStep("read", under: work.context, from: work.start, to: work.end)
            tracer.recordWork(work.context, under: work.received, on: work.message, group: group, from: start)
        }
    }
}
