import Postgres
import Service
import Shared

/// When each stage touched an article, by what tables and topics hold; the oldest first.
struct Timeline: Encodable, Equatable {
    /// One stage.
    struct Stage: Encodable, Equatable {
        var stage: String
        /// ISO 8601, UTC.
        var at: String
        /// Who did it, or where it stands.
        var detail: String
    }

    private(set) var stages: [Stage]
    /// The trace that the newest message of the article belongs to.
    let traceID: String?

    /// Puts what the tables tell (see ``rows(of:on:)``) beside what the topics hold.
    init(rows: [Stage], topics: [TopicTrace], names: TopicNames) {
        stages = rows
        let known = Set(rows.map(\.stage))
        for (topic, stage) in [(names.articles, "published"), (names.extracted, "extracted")]
        where !known.contains(stage) {
            guard let trace = topics.first(where: { $0.topic == topic }), let found = trace.found, let at = found.at
            else {
                continue
            }
            stages.append(Stage(stage: stage, at: at, detail: "\(topic)[\(trace.partition)]@\(found.offset)"))
        }
        stages.sort { ($0.at, Self.rank($0)) < ($1.at, Self.rank($1)) }
        traceID = topics.compactMap(\.found?.traceID).last
    }

    /// Stages of one millisecond stand in the order of an article's way.
    private static func rank(_ stage: Stage) -> Int {
        ["received", "published", "extracted", "written", "searchable"].firstIndex(of: stage.stage) ?? 9
    }

    /// What the tables tell of an article.
    static func rows(of id: String, on connection: Connection) throws -> [Stage] {
        try connection.query(sql, [.text(id)]).map {
            Stage(stage: try $0["stage"], at: try $0["at"], detail: try $0["detail"])
        }
    }

    private static let sql = """
        SELECT stage, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, detail FROM (
            SELECT 'received' AS stage, received_at AS at, 'by ingest' AS detail FROM article WHERE id = $1::uuid
            UNION ALL SELECT 'extracted', extracted_at, 'by ' || name || ' ' || version || ' with ' || model
                FROM article JOIN extractor USING (extractor_key) WHERE id = $1::uuid
            UNION ALL SELECT 'written', stored_at, 'by persister, revision ' || revision FROM article WHERE id = $1::uuid
            UNION ALL SELECT 'searchable', indexed_at, 'by persister'
                FROM article JOIN article_search USING (article_key) WHERE id = $1::uuid
            UNION ALL SELECT 'rejected', rejected_at, 'by ' || stage || ': ' || reason
                FROM rejected_article WHERE article_id = $1::uuid
            UNION ALL SELECT 'erased', erased_at, 'by ' || erased_by FROM erasure WHERE article_id = $1::uuid
        ) AS stages WHERE at IS NOT NULL
        """

    /// Lines for people.
    var lines: [String] {
        stages.map { stage in
            let name = stage.stage + String(repeating: " ", count: max(1, 12 - stage.stage.count))
            return name + stage.at + "  " + stage.detail
        } + [traceID.map { "trace       \($0)" }].compactMap(\.self)
    }
}
