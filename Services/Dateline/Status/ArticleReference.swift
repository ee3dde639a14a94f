import Identity
import Service

/// An article as an operator names it: by its id, or by the URL that the id is made from.
struct ArticleReference: Equatable {
    /// The id: a UUID in lower case.
    let id: String

    /// Throws when `word` is neither.
    init(_ word: String) throws(UsageError) {
        if Self.isUUID(word) {
            id = word.lowercased()
        } else if CanonicalURL(word) != nil {
            id = ArticleIdentity.id(url: word, text: "")
        } else {
            throw UsageError("'\(word)' is neither an article's id nor its URL")
        }
    }

    private static func isUUID(_ word: String) -> Bool {
        let groups = word.split(separator: "-", omittingEmptySubsequences: false)
        return groups.map(\.utf8.count) == [8, 4, 4, 4, 12]
            && groups.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isHexDigit } }
    }
}
