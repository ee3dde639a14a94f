import Reading
import Shared

/// Articles as bare text.
enum ArticleText {
    /// The draft of a text that must be UTF-8, without what pages leave in texts. A byte order mark is no part of it.
    static func draft(_ bytes: ArraySlice<UInt8>, url: String? = nil) throws(RecordError) -> ArticleDraft {
        if let place = UTF8Check.firstInvalidByte(in: bytes) {
            throw .invalid(field: "text", reason: "byte \(place) is not UTF-8")
        }
        let content = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? bytes.dropFirst(3) : bytes
        var draft = ArticleDraft(PlainText.clean(String(decoding: content, as: UTF8.self)))
        draft.url = url
        return draft
    }
}
