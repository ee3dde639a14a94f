import Shared

/// Articles as JSON objects: `text`, and whatever else of ``ArticleDraft`` is known. Other fields are ignored.
enum ArticleJSON {
    /// The draft in one object.
    static func draft(_ bytes: ArraySlice<UInt8>) throws(RecordError) -> ArticleDraft {
        var reader = try JSONReader(bytes)
        var draft = ArticleDraft(text: "")
        var hasText = false
        let kind = reader.nextKind()
        guard kind == .object else {
            try reader.skip()
            throw .wrongType(field: "(the record)", expected: "an object, not \(kind.rawValue)")
        }
        try reader.object { (reader, key) throws(RecordError) in
            if key == "text" { hasText = true }
            try read(key, &reader, into: &draft)
        }
        try reader.end()
        if !hasText { throw .missing(field: "text") }
        return draft
    }

    private static func read(_ key: String, _ reader: inout JSONReader, into draft: inout ArticleDraft)
        throws(RecordError)
    {
        switch key {
        case "text": draft.text = try string(key, &reader)
        case "url": draft.url = try optional(key, &reader)
        case "source": draft.source = try optional(key, &reader)
        case "title": draft.title = try optional(key, &reader)
        case "publishedAt": draft.publishedAt = try optional(key, &reader)
        case "language": draft.language = try optional(key, &reader)
        case "id": draft.id = try optional(key, &reader)
        case "authors": draft.authors = try authors(&reader)
        case "schema": try checkSchema(&reader)
        default: try reader.skip()
        }
    }

    private static func string(_ field: String, _ reader: inout JSONReader) throws(RecordError) -> String {
        let kind = reader.nextKind()
        guard kind == .string else { throw .wrongType(field: field, expected: "a string, not \(kind.rawValue)") }
        return try reader.string()
    }

    private static func optional(_ field: String, _ reader: inout JSONReader) throws(RecordError) -> String? {
        guard reader.nextKind() == .null else { return try string(field, &reader) }
        try reader.null()
        return nil
    }

    private static func authors(_ reader: inout JSONReader) throws(RecordError) -> [String] {
        let kind = reader.nextKind()
        if kind == .null {
            try reader.null()
            return []
        }
        guard kind == .list else {
            throw .wrongType(field: "authors", expected: "a list of strings, not \(kind.rawValue)")
        }
        var authors: [String] = []
        try reader.list { (reader) throws(RecordError) in
            authors.append(try string("authors[\(authors.count)]", &reader))
        }
        return authors
    }

    private static func checkSchema(_ reader: inout JSONReader) throws(RecordError) {
        let kind = reader.nextKind()
        guard kind == .number, let schema = try reader.integer() else {
            throw .wrongType(field: "schema", expected: "an integer")
        }
        guard (1...Article.currentSchema).contains(schema) else { throw .unknownSchema(schema) }
    }
}
