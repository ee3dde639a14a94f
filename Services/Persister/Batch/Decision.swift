/// What the database has of an article.
struct StoredArticle: Equatable {
    var key: Int64
    var revision: Int32
    var contentHash: String
    var fingerprint: Int64
    /// Nil when its text has no words, or it was stored before there were signatures.
    var signature: [UInt8]?
    var precedence: Precedence
}

/// What becomes of a record.
enum Decision: Equatable {
    /// The article is new.
    case insert
    /// The facts take the place of the stored ones; the text is the same.
    case replace(StoredArticle)
    /// Text and facts take the place of the stored ones; the stored text is kept as a revision.
    case revise(StoredArticle)
    /// The database has exactly this.
    case leaveUnchanged(StoredArticle)
    /// The database has something newer.
    case leaveStale
    /// The article was erased and must not come back.
    case leaveErased

    init(_ record: Record, stored: StoredArticle?, isErased: Bool) {
        if isErased {
            self = .leaveErased
        } else if let stored {
            guard record.precedence.mayReplace(stored.precedence) else {
                self = .leaveStale
                return
            }
            if record.fingerprint == stored.fingerprint {
                self = .leaveUnchanged(stored)
            } else {
                self = record.article.contentHash == stored.contentHash ? .replace(stored) : .revise(stored)
            }
        } else {
            self = .insert
        }
    }
}
