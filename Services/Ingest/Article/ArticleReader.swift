import Service
import Shared

/// Bytes of any source in, a record out: the one way into Dateline, whether by HTTP, inbox or file. Pure.
struct ArticleReader: Sendable {
    let limits: IngestLimits

    /// The article in `bytes`. `kind` is not ``ContentKind/ndjson``, which ``NDJSON`` splits. `mediaType` is what came with
    /// them, for its charset, `url` where they are from, and `receivedAt` when they came.
    /// `complete` may add what is known of the article besides.
    func read(
        _ bytes: ArraySlice<UInt8>, as kind: ContentKind, mediaType: String? = nil, url: String? = nil,
        receivedAt: String = Timestamp.now(), complete: (inout ArticleDraft) -> Void = { _ in }
    ) throws(RecordError) -> PreparedArticle {
        guard bytes.count <= limits.article else {
            throw .tooLarge(what: "the article as it came", bytes: bytes.count, limit: limits.article)
        }
        var draft = try draft(bytes, kind, mediaType, url)
        complete(&draft)
        return try ArticleMaker(limits: limits).article(from: draft, receivedAt: receivedAt)
    }

    /// What the source says of its article. Readers of other formats join here.
    private func draft(
        _ bytes: ArraySlice<UInt8>, _ kind: ContentKind, _ mediaType: String?, _ url: String?
    ) throws(RecordError) -> ArticleDraft {
        switch kind {
        case .json, .ndjson: try ArticleJSON.draft(bytes)
        case .text: try ArticleText.draft(bytes, url: url)
        case .html: try ArticlePage.draft(bytes, mediaType: mediaType, url: url)
        }
    }
}
