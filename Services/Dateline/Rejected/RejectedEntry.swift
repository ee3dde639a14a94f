import Postgres

/// A row of `rejected_article`, without the bytes.
struct RejectedEntry: Encodable, Equatable {
    var number: Int64
    var rejectedAt: String
    var stage: String
    var reason: String
    var detail: String
    var state: String
    /// Where it was read from; nil when it came over HTTP or from the command line.
    var topic: String?
    var partition: Int?
    var offset: Int64?
    var articleID: String?
    var contentType: String?
    var traceID: String?
    var version: String
    /// The size of the original; nil when it is not kept.
    var bytes: Int?

    /// Where it came from, for people.
    var origin: String {
        guard let topic else { return "not a topic" }
        return "\(topic)[\(partition.map(String.init) ?? "?")]@\(offset.map(String.init) ?? "?")"
    }

    /// What ``init(_:)`` reads.
    static let columns = """
        rejected_key, rejected_at, stage, reason, detail, state, origin_topic, origin_partition, origin_offset, article_id,
        content_type, trace_id, version, length(value) AS bytes
        """
}

extension RejectedEntry {
    init(_ row: Row) throws {
        number = try row["rejected_key"]
        rejectedAt = try row["rejected_at"]
        stage = try row["stage"]
        reason = try row["reason"]
        detail = try row["detail"]
        state = try row["state"]
        topic = try row["origin_topic"]
        partition = try row["origin_partition"]
        offset = try row["origin_offset"]
        articleID = try row["article_id"]
        contentType = try row["content_type"]
        traceID = try row["trace_id"]
        version = try row["version"]
        bytes = try row["bytes"]
    }
}
