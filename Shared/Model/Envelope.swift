/// The headers every message carries: CloudEvents' Kafka binding in binary mode, and W3C trace context.
public struct Envelope: Sendable, Equatable {
    /// What kind of record a message holds.
    public enum Kind: String, Sendable {
        /// An ``Article``.
        case article = "dateline.article"
        /// An ``Extraction``.
        case extraction = "dateline.extraction"
        /// A rejected message: any bytes.
        case rejection = "dateline.rejection"
        /// No value: the article of this key is erased.
        case tombstone = "dateline.tombstone"
    }

    /// `ce_id`: the article's id, or a message's coordinates where there is none.
    public var id: String
    /// `ce_source`: the service that wrote the message, as `/dateline/ingest`.
    public var source: String
    /// `ce_type`.
    public var kind: Kind
    /// `ce_time`: ISO 8601, UTC.
    public var time: String
    /// `content-type`.
    public var contentType: String
    /// `traceparent`, passed on through every hop.
    public var trace: TraceContext

    /// Makes an envelope.
    public init(
        id: String, source: String, kind: Kind, time: String, contentType: String = "application/json",
        trace: TraceContext
    ) {
        self.id = id
        self.source = source
        self.kind = kind
        self.time = time
        self.contentType = contentType
        self.trace = trace
    }

    /// The headers, ready for a message.
    public var headers: [Header] {
        [
            Header("ce_specversion", "1.0"), Header("ce_id", id), Header("ce_source", source),
            Header("ce_type", kind.rawValue), Header("ce_time", time), Header("content-type", contentType.cut(to: 200)),
            Header("traceparent", trace.header),
        ]
    }
}
