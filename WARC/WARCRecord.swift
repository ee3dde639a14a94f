/// A page as a web archive holds it.
public struct ArchivedPage: Sendable, Equatable {
    /// Where it was: `WARC-Target-URI`.
    public var url: String
    /// When it was fetched: `WARC-Date`, ISO 8601.
    public var date: String?
    /// The answer's HTTP status.
    public var status: Int
    /// The answer's `content-type`.
    public var contentType: String?
    /// The body, with transfer and content encoding undone.
    public var body: [UInt8]
}

/// Why an archive cannot be read.
public enum WARCError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file cannot be opened.
    case unreadable(String)
    /// What stands at a record's place is none: its number, counted from 1.
    case noRecord(number: Int)
    /// The file ends inside a record, or its compression is broken there.
    case cutOff(number: Int, reason: String)

    /// What was wrong.
    public var description: String {
        switch self {
        case .unreadable(let reason): "the archive cannot be read: \(reason)"
        case .noRecord(let number): "record \(number) does not begin with WARC/1.0 or WARC/1.1"
        case .cutOff(let number, let reason): "the archive breaks off in record \(number): \(reason)"
        }
    }
}
