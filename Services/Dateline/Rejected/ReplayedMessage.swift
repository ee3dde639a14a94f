import Postgres
import Shared

/// A rejected message as it is sent again: the original bytes to the topic they were read from, or to the inbox when
/// they were not read from a topic.
struct ReplayedMessage: Equatable {
    let number: Int64
    let topic: String
    let key: [UInt8]?
    let value: [UInt8]?
    let headers: [Header]

    init(_ row: Row, topics: TopicNames) throws {
        self.init(entry: try RejectedEntry(row), value: try row["value"], topics: topics)
    }

    init(entry: RejectedEntry, value: [UInt8]?, topics: TopicNames) {
        number = entry.number
        topic = entry.topic ?? topics.inbox
        key = entry.articleID.map { Array($0.utf8) }
        self.value = value
        headers = Self.headers(of: entry)
    }

    /// The content type decides how the inbox reads it; the trace goes on.
    private static func headers(of entry: RejectedEntry) -> [Header] {
        let fresh = TraceContext()
        let trace = entry.traceID.flatMap { TraceContext(header: "00-\($0)-\(fresh.spanID)-00") } ?? fresh
        return [entry.contentType.map { Header("content-type", $0) }, Header("traceparent", trace.header)]
            .compactMap(\.self)
    }
}
