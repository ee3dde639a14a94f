/// Why some bytes are not the record they should be. The text never quotes the article, and is short whatever the names of
/// its fields are.
public enum RecordError: Error, Sendable, Equatable {
    /// Not JSON, not UTF-8, or nested too deeply.
    case notJSON(String)
    /// A required field is not there.
    case missing(field: String)
    /// A field holds another type than it should.
    case wrongType(field: String, expected: String)
    /// A field's value cannot be used.
    case invalid(field: String, reason: String)
    /// The record's schema is not one that this build reads.
    case unknownSchema(Int)
    /// It takes more bytes than its next topic holds.
    case tooLarge(what: String, bytes: Int, limit: Int)
    /// It is of a kind that is not read.
    case unsupported(String)

    /// A stable code, for metrics and for the rejected record.
    public var code: String {
        switch self {
        case .notJSON: "not-json"
        case .missing: "missing-field"
        case .wrongType: "wrong-type"
        case .invalid: "invalid-field"
        case .unknownSchema: "unknown-schema"
        case .tooLarge: "too-large"
        case .unsupported: "unsupported"
        }
    }

    /// The field at fault, as a dotted path.
    public var field: String? {
        switch self {
        case .missing(let field), .wrongType(let field, _), .invalid(let field, _): field.cut(to: 200)
        case .unknownSchema: "schema"
        case .notJSON, .tooLarge, .unsupported: nil
        }
    }
}

extension RecordError: CustomStringConvertible {
    /// What was wrong, where, and what would be right.
    public var description: String { words.cut(to: 700) }

    private var words: String {
        let field = field ?? ""
        return switch self {
        case .notJSON(let reason): "not a JSON object: \(reason)"
        case .missing: "the field '\(field)' is missing"
        case .wrongType(_, let expected): "the field '\(field)' must be \(expected)"
        case .invalid(_, let reason): "the field '\(field)' is invalid: \(reason)"
        case .unknownSchema(let number):
            "schema \(number) is not known to this build, which reads up to \(Article.currentSchema); update Dateline"
        case .tooLarge(let what, let bytes, let limit): "\(what) takes \(bytes) bytes; the limit is \(limit) bytes"
        case .unsupported(let reason): reason
        }
    }
}
