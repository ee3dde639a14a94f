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

/// Where in an archive a record begins.
public struct RecordPlace: Sendable, Equatable, CustomStringConvertible {
    /// Bytes before it in the file as it lies on the disk; of a compressed one, before the gzip member that it is in.
    public var file: Int
    /// Bytes before it within that member; 0 where each record is compressed by itself, as is usual.
    public var inside: Int

    /// As `byte 4711`.
    public var description: String {
        inside == 0 ? "byte \(file)" : "byte \(file), \(inside) into what is compressed there"
    }
}

/// What an archive's reader comes upon.
public enum ArchiveItem: Sendable, Equatable {
    /// An archived answer of a web server.
    case page(ArchivedPage, at: RecordPlace)
    /// A record that cannot be read, and why. The reader goes on with the next that can.
    case broken(at: RecordPlace, reason: String)
}

/// Why an archive cannot be opened.
public struct WARCError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The system's words.
    public let reason: String

    /// What was wrong.
    public var description: String { "the archive cannot be read: \(reason)" }
}
