import Shared

/// Checks in one pass that bytes are an `Article` record of the plainest kind, and takes out what extraction needs.
///
/// It knows only what nearly every record is: an article's fields and no others, each once, of the right type, on one line,
/// without surrogate escapes. For anything else it is nil, and the decoder has to tell what is right or wrong: whatever
/// this type takes, the decoder takes with the same values.
struct ArticleScan {
    /// In the order in which records have them: the first that is missing is nearly always the next.
    private enum Field: String, CaseIterable {
        case authors, contentHash, credit, id, language, publishedAt, receivedAt, removed, schema, signature, source,
            text,
            title, url

        var isRequired: Bool {
            switch self {
            case .schema, .id, .text, .contentHash, .receivedAt: true
            case .authors, .credit, .language, .publishedAt, .removed, .signature, .source, .title, .url: false
            }
        }
    }

    private(set) var id = ""
    private(set) var text = ""
    private(set) var language: String?
    private(set) var publishedAt: String?
    private(set) var url: String?
    private(set) var source: String?

    /// Nil where the bytes are something else, or need a closer look.
    init?(_ bytes: [UInt8]) {
        guard var cursor = JSONCursor(bytes), cursor.take("{") else { return nil }
        var missing = Field.allCases
        repeat {
            guard let name = cursor.takeString(), let place = missing.firstIndex(where: { $0.rawValue == name }) else {
                return nil
            }
            guard cursor.take(":"), takeValue(of: missing.remove(at: place), &cursor) else { return nil }
        } while cursor.take(",")
        guard cursor.take("}"), cursor.isAtEnd, !missing.contains(where: \.isRequired) else { return nil }
    }

    private mutating func takeValue(of field: Field, _ cursor: inout JSONCursor) -> Bool {
        if !field.isRequired && cursor.takeNull() { return true }
        switch field {
        case .schema: return cursor.takeNumber().map { (1...Article.currentSchema).contains($0) } ?? false
        case .authors: return cursor.takeStrings()
        case .removed: return Self.takeRemoved(&cursor)
        case .id: return cursor.takeString(into: &id)
        case .text: return cursor.takeString(into: &text)
        case .language: return cursor.takeString(into: &language)
        case .publishedAt: return cursor.takeString(into: &publishedAt)
        case .url: return cursor.takeString(into: &url)
        case .source: return cursor.takeString(into: &source)
        case .contentHash, .credit, .receivedAt, .signature, .title: return cursor.passString()
        }
    }

    private static func takeRemoved(_ cursor: inout JSONCursor) -> Bool {
        var missing: Set = ["bytes", "count", "pieces"]
        guard cursor.take("{") else { return false }
        repeat {
            guard let name = cursor.takeString(), missing.remove(name) != nil, cursor.take(":"),
                name == "pieces" ? cursor.takeStrings() : cursor.takeNumber() != nil
            else { return false }
        } while cursor.take(",")
        return cursor.take("}") && missing.isEmpty
    }
}
