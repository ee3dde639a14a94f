import Shared

/// Bytes of any source in, a record out: the one way into Dateline, whether by HTTP, inbox or file. Pure.
struct ArticleReader: Sendable {
    let limits: IngestLimits

    /// The article in `bytes`. `kind` is not ``ContentKind/ndjson``, which ``NDJSON`` splits.
    func read(_ bytes: ArraySlice<UInt8>, as kind: ContentKind) throws(RecordError) -> PreparedArticle {
        guard bytes.count <= limits.article else {
            throw .tooLarge(what: "the article as it came", bytes: bytes.count, limit: limits.article)
        }
        return try ArticleMaker(limits: limits).article(from: try draft(bytes, kind))
    }

    /// What the source says of its article. Readers of other formats join here.
    private func draft(_ bytes: ArraySlice<UInt8>, _ kind: ContentKind) throws(RecordError) -> ArticleDraft {
        switch kind {
        case .json, .ndjson: try ArticleJSON.draft(bytes)
        case .text: try ArticleText.draft(bytes)
        case .html: throw .unsupported("pages are not read yet: send the article's text, or JSON")
        }
    }
}
