/// What can be exported.
enum ExportKind: String, CaseIterable {
    case articles, entities, mentions, quotes, dates, places

    /// A column: its name and what it is in SQL.
    struct Column {
        let name: String
        let sql: String
        /// In CSV, where it is a list.
        var csv: String?

        init(_ name: String, _ sql: String, csv: String? = nil) {
            self.name = name
            self.sql = sql
            self.csv = csv
        }
    }

    /// The statement, of the rows that fulfil conditions.
    func select(_ conditions: String, as format: ExportFormat) -> String {
        let list = columns.map { "\(format == .csv ? $0.csv ?? $0.sql : $0.sql) AS \($0.name)" }
        return "SELECT \(list.joined(separator: ", ")) FROM article a \(joins) WHERE \(conditions) \(order)"
    }

    var columns: [Column] {
        switch self {
        case .articles: Self.ofArticle + Self.aboutArticle
        case .entities: Self.ofEntity + Self.ofPlace + Self.countsOfEntity
        case .mentions:
            Self.ofArticle + Self.ofEntity + Self.span("m") + [Column("kind", "m.kind"), Self.confidence("m")]
        case .quotes:
            Self.ofArticle + [Column("speaker", "q.speaker"), Column("speaker_key", "q.speaker_key")] + Self.span("q")
                + [Column("kind", "q.kind"), Self.confidence("q")]
        case .dates:
            Self.ofArticle + Self.span("d")
                + ["value", "first_day", "last_day", "modifier", "unresolved"].map { Column($0, "d.\($0)") }
        case .places: Self.ofArticle + Self.ofEntity + Self.ofPlace + [Column("mentions", "i.mentions")]
        }
    }

    private var joins: String {
        switch self {
        case .articles: "JOIN extractor x USING (extractor_key)"
        case .entities:
            """
            JOIN entity_in_article i USING (article_key) JOIN entity e USING (entity_key) LEFT JOIN place p USING (entity_key)
            """
        case .mentions: "JOIN mention m USING (article_key) JOIN entity e USING (entity_key)"
        case .quotes: "JOIN said q USING (article_key)"
        case .dates: "JOIN article_date d USING (article_key)"
        case .places:
            "JOIN entity_in_article i USING (article_key) JOIN entity e USING (entity_key) JOIN place p USING (entity_key)"
        }
    }

    private var order: String {
        switch self {
        case .articles: "ORDER BY a.article_key"
        case .entities: "GROUP BY e.entity_key, p.entity_key ORDER BY e.entity_key"
        case .mentions: "ORDER BY a.article_key, m.start_offset, m.end_offset"
        case .quotes: "ORDER BY a.article_key, q.start_offset"
        case .dates: "ORDER BY a.article_key, d.start_offset"
        case .places: "ORDER BY a.article_key, e.entity_key"
        }
    }
}

extension ExportKind {
    private static let ofArticle = [
        Column("article_id", "a.id"), Column("published_on", "a.published_on"), Column("source", "a.source"),
    ]
    private static let aboutArticle = [
        Column("url", "a.url"), Column("title", "a.title"),
        Column("authors", "a.authors", csv: "array_to_string(a.authors, '; ')"), Column("language", "a.language"),
        Column("status", "a.status"), Column("revision", "a.revision"), Column("received_at", time("a.received_at")),
        Column("extractor", "x.name"), Column("extractor_version", "x.version"), Column("model", "x.model"),
        Column("text", "a.text"),
    ]
    private static let ofEntity = [
        Column("entity_key", "e.entity_key"), Column("type", "e.type"), Column("name", "e.name"),
    ]
    private static let ofPlace = [
        Column("geonames_id", "p.geonames_id"), Column("country", "p.country"), Column("region", "p.region"),
        Column("latitude", "p.latitude"), Column("longitude", "p.longitude"),
    ]
    private static let countsOfEntity = [
        Column("names", "\(names)", csv: "array_to_string(\(names), '; ')"),
        Column("articles", "count(DISTINCT a.article_key)"), Column("mentions", "sum(i.mentions)"),
        Column("first_on", "min(a.published_on)"), Column("last_on", "max(a.published_on)"),
    ]
    /// Every name that articles have used.
    private static let names = """
        ARRAY(SELECT DISTINCT n.name FROM entity f JOIN entity_alias n USING (entity_key)
            WHERE f.means_key = e.entity_key ORDER BY n.name)
        """

    private static func span(_ table: String) -> [Column] {
        ["words", "start_offset", "end_offset"].map { Column($0, "\(table).\($0)") }
    }

    private static func confidence(_ table: String) -> Column { Column("confidence", "\(table).confidence") }

    private static func time(_ column: String) -> String { #"to_char(\#(column), 'YYYY-MM-DD"T"HH24:MI:SS"Z"')"# }
}
