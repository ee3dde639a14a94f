import Kafka
import Shared

/// A message that the extractor sends.
struct OutgoingMessage: Sendable, Equatable {
    let topic: String
    let key: [UInt8]?
    let value: [UInt8]?
    let headers: [Header]
}

/// Addresses outcomes: which topic, which key, which headers.
struct Addressing: Sendable {
    let topics: TopicNames

    /// The message for the `outcome` of `message`, written at `time` (ISO 8601); its trace goes on from `trace`.
    func outgoing(
        _ outcome: Outcome, of message: Message, trace: TraceContext, at time: String
    ) -> OutgoingMessage {
        switch outcome {
        case .extracted(let id, let record):
            let envelope = envelope(id, .extraction, trace, time)
            return OutgoingMessage(
                topic: topics.extracted, key: Array(id.utf8), value: record, headers: envelope.headers)
        case .erased:
            let id = String(decoding: message.key ?? [], as: UTF8.self)
            let envelope = envelope(id, .tombstone, trace, time)
            return OutgoingMessage(topic: topics.extracted, key: message.key, value: nil, headers: envelope.headers)
        case .rejected(let reason, let detail, let keepsBytes):
            return rejected(message, reason, detail, keepsBytes: keepsBytes, trace, time)
        }
    }

    private func rejected(
        _ message: Message, _ reason: String, _ detail: String, keepsBytes: Bool, _ trace: TraceContext, _ time: String
    ) -> OutgoingMessage {
        let contentType = message.headers["content-type"]
        let rejection = Rejection(
            stage: "extractor", reason: reason, detail: detail, topic: message.topic, partition: message.partition,
            offset: message.offset, contentType: contentType)
        let place = "\(message.topic)/\(message.partition)/\(message.offset)"
        var envelope = envelope(place, .rejection, trace, time)
        envelope.contentType = contentType ?? "application/octet-stream"
        return OutgoingMessage(
            topic: topics.rejected, key: message.key, value: keepsBytes ? message.value : nil,
            headers: envelope.headers + rejection.headers)
    }

    private func envelope(_ id: String, _ kind: Envelope.Kind, _ trace: TraceContext, _ time: String) -> Envelope {
        Envelope(id: id, source: "/dateline/extractor", kind: kind, time: time, trace: trace)
    }
}
