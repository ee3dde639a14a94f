import Postgres

/// What the database has of one article.
struct ArticleRows: Encodable, Equatable {
    /// The row of `article`, without its text.
    struct Stored: Encodable, Equatable {
        var title: String?
        var url: String?
        var revision: Int
        var status: String
        var language: String
        var extractor: String
        var extractorVersion: String
        var model: String
        var entities: Int
        var mentions: Int
        var dates: Int
        var quotes: Int
        var receivedAt: String
        var storedAt: String
    }

    /// The row of `erasure`.
    struct Erasure: Encodable, Equatable {
        var erasedAt: String
        var erasedBy: String
        var reason: String
        /// How many times the article came again and was kept out.
        var returned: Int
    }

    var stored: Stored?
    var erasure: Erasure?
    /// The newest first.
    var rejected: [RejectedEntry] = []
}

extension ArticleRows {
    /// Looks up an article.
    init(of id: String, on connection: Connection) throws {
        stored = try connection.query(Self.articleSQL, [.text(id)]).first.map(Stored.init)
        erasure = try connection.query(Self.erasureSQL, [.text(id)]).first.map(Erasure.init)
        rejected = try connection.query(Self.rejectedSQL, [.text(id)]).map(RejectedEntry.init)
    }

    private static let articleSQL = "SELECT * FROM article_overview WHERE id = $1"
    private static let erasureSQL = "SELECT * FROM erasure WHERE article_id = $1"
    private static let rejectedSQL = """
        SELECT \(RejectedEntry.columns) FROM rejected_article
        WHERE article_id = $1 ORDER BY rejected_key DESC LIMIT 20
        """
}

extension ArticleRows.Stored {
    init(_ row: Row) throws {
        title = try row["title"]
        url = try row["url"]
        revision = try row["revision"]
        status = try row["status"]
        language = try row["language"]
        extractor = try row["extractor"]
        extractorVersion = try row["extractor_version"]
        model = try row["model"]
        entities = try row["entities"]
        mentions = try row["mentions"]
        dates = try row["dates"]
        quotes = try row["quotes"]
        receivedAt = try row["received_at"]
        storedAt = try row["stored_at"]
    }
}

extension ArticleRows.Erasure {
    init(_ row: Row) throws {
        erasedAt = try row["erased_at"]
        erasedBy = try row["erased_by"]
        reason = try row["reason"]
        returned = try row["returned"]
    }
}
