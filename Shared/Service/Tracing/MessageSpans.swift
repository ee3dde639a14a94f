import Kafka
import Shared

extension Tracer {
    /// Records the work on a message, from its reading until nothing of it is left to do.
    public func recordWork(
        _ context: TraceContext, under parent: TraceContext?, on message: Message, group: String, from start: Int64,
        failure: String? = nil
    ) {
        record(
            TraceSpan(
                context, under: parent, .consumer, "process \(message.topic)", from: start, failure: failure,
                [
                    .messagingSystem: "kafka", .operation: "process", .operationType: "process",
                    .topic: message.topic, .partition: String(message.partition), .offset: message.offset,
                    .consumerGroup: group, .messageKey: String(decoding: message.key ?? [], as: UTF8.self),
                    .bodySize: message.value?.count ?? 0, .isTombstone: message.value == nil,
                ]), in: context)
    }

    /// Records the sending of a message, until the broker has it.
    public func recordSending(
        _ context: TraceContext, under parent: TraceContext?, to topic: String, key: [UInt8]?, bytes: Int,
        from start: Int64, failure: String? = nil
    ) {
        record(
            TraceSpan(
                context, under: parent, .producer, "send \(topic)", from: start, failure: failure,
                [
                    .messagingSystem: "kafka", .operation: "send", .operationType: "send", .topic: topic,
                    .messageKey: String(decoding: key ?? [], as: UTF8.self), .bodySize: bytes,
                ]), in: context)
    }

    /// Records a step of the work that is `parent`.
    public func recordStep(
        _ name: String, under parent: TraceContext, from start: Int64, to end: Int64, failure: String? = nil,
        _ attributes: KeyValuePairs<TraceKey, any LogValue> = [:]
    ) {
        let context = begin(under: parent)
        record(
            TraceSpan(
                context, under: parent, .internal, name, from: start, to: end, failure: failure, attributes),
            in: context)
    }
}
