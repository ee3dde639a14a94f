import Shared

/// A stretch of work on one message, as a collector of traces shows it.
public struct TraceSpan: Sendable {
    /// What part it plays, by OpenTelemetry's numbers.
    public enum Kind: Int, Sendable {
        case `internal` = 1
        case server
        case client
        case producer
        case consumer
    }

    /// Its trace and its own id.
    public let context: TraceContext
    /// The span that caused it: of this service, or of the one before.
    public let parent: TraceContext?
    /// The same for all spans of a kind of work: no ids in it.
    public let name: String
    /// What part it plays.
    public let kind: Kind
    /// Nanoseconds since 1970.
    public let start: Int64
    /// Nanoseconds since 1970.
    public let end: Int64
    /// What is known of it.
    public let attributes: KeyValuePairs<TraceKey, any LogValue>
    /// Why it failed: a stable code; nil when it did not.
    public let failure: String?

    /// A span that began at `start` and ends now, unless `end` says otherwise.
    public init(
        _ context: TraceContext, under parent: TraceContext?, _ kind: Kind, _ name: String, from start: Int64,
        to end: Int64 = Timestamp.nanoseconds(), failure: String? = nil,
        _ attributes: KeyValuePairs<TraceKey, any LogValue> = [:]
    ) {
        self.context = context
        self.parent = parent
        self.kind = kind
        self.name = name
        self.start = min(start, end)
        self.end = end
        self.failure = failure
        self.attributes = attributes
    }
}
