import Kafka
import Shared

/// Decides what becomes of a message of the inbox: articles, or a rejection with the reason. Pure.
struct InboxReader: Sendable {
    let reader: ArticleReader
    let addressing: Addressing

    /// What a message of the inbox becomes: an article's message, or, where there is no article, a rejection.
    struct Outcome: Equatable {
        var article: PreparedArticle?
        var outgoing: OutgoingMessage
        /// The span of the work on the message that it comes from.
        var work: TraceContext
    }

    /// The outcomes of `message`: one, or one for each line of many. `time` is the present, ISO 8601; `trace` is the span of
    /// the work on it.
    func outcomes(of message: Message, trace: TraceContext, at time: String) -> [Outcome] {
        let bytes = message.value ?? []
        let kind = kind(of: message, bytes)
        guard kind == .ndjson else { return [outcome(of: bytes[...], as: kind, message, trace, time)] }
        let (lines, limit) = (NDJSON(bytes[...]).reduce(0) { count, _ in count + 1 }, reader.limits.batchLines)
        if lines == 0 { return [outcome(of: [], as: .text, message, trace, time)] }
        guard lines <= limit else {
            let reason = "it has \(lines) lines; the limit is \(limit) in one message"
            return [rejection(.invalid(field: "(the message)", reason: reason), of: bytes, message, trace, time)]
        }
        return NDJSON(bytes[...]).map { outcome(of: $0.line, as: .json, line: $0.number, message, trace, time) }
    }

    /// What to send instead of a message that its topic finds too large. An article is rejected; a rejection goes without
    /// the bytes, which still stand where it says.
    func smaller(_ message: OutgoingMessage) -> OutgoingMessage {
        guard var rejection = Rejection(headers: message.headers) else {
            let size = message.value?.count ?? 0
            let reason = "the record has \(size) bytes, more than the topic \(message.topic) takes"
            return addressing.rejected(message, Rejection(stage: "ingest", reason: "too-large", detail: reason))
        }
        rejection.detail += "; the bytes are too many to be kept here"
        var small = addressing.rejected(message, rejection)
        small.value = nil
        return small
    }

    /// By the header, else by the look.
    private func kind(of message: Message, _ bytes: [UInt8]) -> ContentKind {
        message.headers["content-type"].flatMap { ContentKind(mediaType: MediaType($0).name) }
            ?? ContentKind(look: bytes[...])
    }

    private func outcome(
        of bytes: ArraySlice<UInt8>, as kind: ContentKind, line: Int? = nil, _ message: Message,
        _ work: TraceContext, _ time: String
    ) -> Outcome {
        do throws(RecordError) {
            let article = try reader.read(
                bytes, as: kind, mediaType: message.headers["content-type"], url: message.headers["content-location"])
            let outgoing = addressing.message(article, trace: work.next(), at: time)
            return Outcome(article: article, outgoing: outgoing, work: work)
        } catch {
            return rejection(error, of: Array(bytes), line: line, message, work, time)
        }
    }

    private func rejection(
        _ error: RecordError, of bytes: [UInt8], line: Int? = nil, _ message: Message, _ work: TraceContext,
        _ time: String
    ) -> Outcome {
        let rejection = Rejection(
            stage: "ingest", reason: error.code, detail: (line.map { "line \($0): " } ?? "") + error.description,
            topic: message.topic, partition: message.partition, offset: message.offset,
            contentType: message.headers["content-type"])
        let outgoing = addressing.message(rejection, of: bytes, trace: work.next(), at: time)
        return Outcome(article: nil, outgoing: outgoing, work: work)
    }
}
