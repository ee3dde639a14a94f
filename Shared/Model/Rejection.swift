/// Why a message was turned away and where it came from: the headers of a message of `articles.rejected`, whose value
/// is the original bytes.
public struct Rejection: Sendable, Equatable {
    /// The service that rejected: `ingest`, `extractor` or `persister`.
    public var stage: String
    /// A stable code: `not-json`, `missing-field`, `too-large`, …
    public var reason: String
    /// What was wrong, where, and what to do, for a person. Never the article's text.
    public var detail: String
    /// The topic the message was read from; nil for HTTP and the command line.
    public var topic: String?
    /// Its partition.
    public var partition: Int32?
    /// Its offset.
    public var offset: Int64?
    /// The message's own content type.
    public var contentType: String?
    /// The build that rejected it.
    public var version: String

    /// Makes a rejection. What comes from strangers is cut, so that its headers always fit into a message.
    public init(
        stage: String, reason: String, detail: String, topic: String? = nil, partition: Int32? = nil,
        offset: Int64? = nil, contentType: String? = nil, version: String = Dateline.version
    ) {
        self.stage = stage.cut(to: 100)
        self.reason = reason.cut(to: 100)
        self.detail = detail.cut(to: 2000)
        self.topic = topic?.cut(to: 300)
        self.partition = partition
        self.offset = offset
        self.contentType = contentType?.cut(to: 200)
        self.version = version.cut(to: 100)
    }

    /// The headers that carry it, beside the ``Envelope``'s.
    public var headers: [Header] {
        let fields: [(String, String?)] = [
            ("dateline_stage", stage), ("dateline_reason", reason), ("dateline_detail", detail),
            ("dateline_topic", topic), ("dateline_partition", partition.map(String.init)),
            ("dateline_offset", offset.map(String.init)), ("dateline_content_type", contentType),
            ("dateline_version", version),
        ]
        return fields.compactMap { name, value in value.map { Header(name, $0) } }
    }

    /// Reads it back from a message's headers; nil when there is no stage or reason.
    public init?(headers: [Header]) {
        guard let stage = headers["dateline_stage"], let reason = headers["dateline_reason"] else { return nil }
        self.init(
            stage: stage, reason: reason, detail: headers["dateline_detail"] ?? "", topic: headers["dateline_topic"],
            partition: headers["dateline_partition"].flatMap { Int32($0) },
            offset: headers["dateline_offset"].flatMap { Int64($0) }, contentType: headers["dateline_content_type"],
            version: headers["dateline_version"] ?? "")
    }
}
