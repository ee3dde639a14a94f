import Kafka
import Service
import Shared

/// What one topic holds of an article, and whether its reader has come that far.
struct TopicTrace: Encodable, Equatable {
    /// The newest message of the article.
    struct Found: Encodable, Equatable {
        var offset: Int64
        /// The message has no value: it erases.
        var isTombstone: Bool
        /// When it was published: ISO 8601, UTC; nil when the broker keeps no time.
        var at: String?
        /// The trace that its headers name.
        var traceID: String?
    }

    var topic: String
    /// The partition of the article's key.
    var partition: Int32
    /// Nil when the messages that were searched hold nothing of the article.
    var found: Found?
    /// The service that reads the topic.
    var reader: String
    /// The next offset that the reader will read.
    var position: Int64
    /// The offset after the last message.
    var end: Int64
    /// The search began at this offset.
    var searchedFrom: Int64

    /// The reader has not read it yet.
    var isWaiting: Bool { found.map { $0.offset >= position } ?? false }
    /// How many messages the reader is behind in this partition.
    var behind: Int64 { max(0, end - position) }
}

extension TopicTrace.Found {
    init(_ message: Message) {
        self.init(
            offset: message.offset, isTombstone: message.value == nil,
            at: message.timestamp.map(Timestamp.text(milliseconds:)),
            traceID: TraceContext(of: message.headers)?.traceID)
    }
}

extension TopicTrace {
    /// Where a search among the last messages of a partition begins: as far back as `limit` allows.
    static func start(in range: Range<Int64>, limit: Int) -> Int64 {
        max(range.lowerBound, range.upperBound - Int64(limit))
    }

    /// A line for people.
    var text: String {
        let place = "\(topic), partition \(partition)"
        guard let found else {
            return "\(place): not among the last \(counted(end - searchedFrom, "message"))"
        }
        let what = found.isTombstone ? " (a tombstone)" : ""
        guard isWaiting else { return "\(place), offset \(found.offset)\(what): read by the \(reader)" }
        return "\(place), offset \(found.offset)\(what): waiting; the \(reader) is \(behind) behind, "
            + "\(found.offset - position) of them before this one"
    }
}
