import Kafka
import Postgres
import Shared

/// A message of `articles.rejected`, as the table `rejected_article` keeps it.
struct StoredRejection: Equatable {
    var position: Position
    /// When it was rejected, in PostgreSQL's microseconds.
    var rejectedAt: Int64
    var rejection: Rejection
    var articleID: String?
    var traceID: String?
    var value: [UInt8]?

    /// Reads any message: one without the headers of a rejection is kept too, since somebody put it there.
    init(_ message: Message) {
        position = message.position
        rejectedAt = PostgresTime.microseconds(since1970: message.timestamp ?? 0)
        rejection =
            Rejection(headers: message.headers)
            ?? Rejection(stage: "unknown", reason: "no-reason", detail: "the message tells no reason", version: "")
        articleID = message.key.flatMap { ArticleID.canonical(String(decoding: $0, as: UTF8.self)) }
        traceID = TraceContext(of: message.headers)?.traceID
        value = message.value
    }
}

extension ArticleStore {
    /// Writes rejections; those that are there stay as they are. A rejected copy of an erased article is left out.
    func store(_ rejections: [StoredRejection]) throws {
        for stored in rejections {
            let rejection = stored.rejection
            try connection.query(
                Self.insertRejection,
                [
                    .text(stored.position.topic), .integer(stored.position.partition), .integer(stored.position.offset),
                    .integer(stored.rejectedAt), .text(rejection.stage.storable),
                    .text(rejection.reason.storable), .text(rejection.detail.storable),
                    .text(rejection.version.storable), .text(rejection.topic?.storable), .integer(rejection.partition),
                    .integer(rejection.offset), .text(stored.articleID), .text(rejection.contentType?.storable),
                    .text(stored.traceID), .bytes(stored.value),
                ])
        }
    }

    private static let insertRejection = """
        INSERT INTO rejected_article (
            message_topic, message_partition, message_offset, rejected_at, stage, reason, detail, version, origin_topic,
            origin_partition, origin_offset, article_id, content_type, trace_id, value)
        SELECT $1, $2::integer, $3::bigint, '2000-01-01Z'::timestamptz + $4::bigint * interval '1 microsecond', $5, $6, $7, $8, $9, $10::integer, $11::bigint,
            $12::uuid, $13, $14, $15
        WHERE NOT EXISTS (SELECT FROM erasure WHERE article_id = $12::uuid)
        ON CONFLICT DO NOTHING
        """
}
