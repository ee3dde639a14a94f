import Shared

/// Why some bytes cannot be read as an article. The text never quotes them.
public enum ReadingError: Error, Sendable, Equatable {
    /// There is no text in it, or none that could be an article.
    case noText
    /// It is declared to be in an encoding that is not known here.
    case unknownEncoding(String)
    /// The content type is not one that can be read.
    case unsupportedType(String)
    /// More bytes than are read.
    case tooLarge(bytes: Int, limit: Int)
    /// More elements than a page of its size can have for any good reason.
    case tooManyElements(Int, limit: Int)
    /// Not a record of the kind that was announced.
    case malformed(String)

    /// A stable code, for metrics and for the rejected record.
    public var code: String {
        switch self {
        case .noText: "no-text"
        case .unknownEncoding: "unknown-encoding"
        case .unsupportedType: "unsupported-type"
        case .tooLarge: "too-large"
        case .tooManyElements: "too-many-elements"
        case .malformed: "malformed"
        }
    }
}

extension ReadingError: CustomStringConvertible {
    /// What was wrong, and what would be right.
    public var description: String {
        switch self {
        case .noText: "no article text was found in it"
        case .unknownEncoding(let name): "the encoding '\(name.cut(to: 40))' is not known; send UTF-8"
        case .unsupportedType(let type):
            "the content type '\(type.cut(to: 80))' cannot be read; send text/html or text/plain"
        case .tooLarge(let bytes, let limit): "\(bytes) bytes are more than the limit of \(limit)"
        case .tooManyElements(let count, let limit):
            "\(count) elements are more than the \(limit) that a page of this size may have"
        case .malformed(let reason): reason
        }
    }
}
