import Feeds
import Identity
import Shared

/// What is known of a feed between two polls: the record that the topic of feeds keeps for its address.
struct FeedState: Codable, Equatable, Sendable {
    /// The version of this record that this build writes and reads.
    static let currentSchema = 1
    /// As many entries of a feed are looked at.
    static let entryLimit = 1000
    /// As many entries are remembered: those that the feed holds, and the last of those that it held.
    static let seenLimit = 2000

    var schema = currentSchema
    /// The feed's address.
    var url: String
    /// What the feed's site called its last answer, to be asked for changes only.
    var etag: String?
    var lastModified: String?
    /// When the last poll began, and when the next is due, in seconds since 1970.
    var polledAt = 0
    var nextPoll = 0
    /// How many polls failed since the last that did not.
    var failures = 0
    /// The marks of entries that are done, the latest last.
    var seen: [String] = []
    /// How often fetching an entry was tried in vain, by mark.
    var attempts: [String: Int] = [:]

    /// A feed that was never polled.
    init(url: String) { self.url = url }

    /// Reads a record. What is out of all bounds is brought within them.
    init(record: [UInt8]) throws(RecordError) {
        self = try WireFormat.decode(FeedState.self, from: record)
        guard schema == Self.currentSchema else { throw .unknownSchema(schema) }
        let times = 0...1 << 40
        polledAt = min(max(polledAt, times.lowerBound), times.upperBound)
        nextPoll = min(max(nextPoll, times.lowerBound), times.upperBound)
        failures = min(max(failures, 0), 1000)
        seen = seen.suffix(Self.seenLimit)
        if attempts.count > Self.entryLimit { attempts = [:] }
    }

    /// The record's bytes.
    var record: [UInt8] {
        get throws(RecordError) { try WireFormat.encode(self) }
    }

    /// The headers that ask for changes only.
    var conditions: [String: String] {
        var headers: [String: String] = [:]
        headers["If-None-Match"] = etag
        headers["If-Modified-Since"] = lastModified
        return headers
    }

    /// Tells an entry, as it is, from others: when the list says that it changed, it has another mark.
    static func mark(of entry: FeedEntry) -> String {
        String(SHA256.hex(Array("\(entry.id)\n\(entry.updatedAt ?? "")".utf8)).prefix(16))
    }

    /// The entries that are not done, each once.
    func unseen(of entries: some Sequence<FeedEntry>) -> [(mark: String, entry: FeedEntry)] {
        var known = Set(seen)
        return entries.map { (Self.mark(of: $0), $0) }.filter { known.insert($0.0).inserted }
    }

    /// Notes that an entry is done.
    mutating func finish(_ mark: String) {
        attempts[mark] = nil
        seen.append(mark)
    }

    /// Forgets the oldest entries that the feed does not hold any more, where there are too many.
    mutating func trim(keeping current: some Sequence<FeedEntry>) {
        let current = Set(current.map(Self.mark))
        attempts = attempts.filter { current.contains($0.key) }
        var surplus = seen.count - Self.seenLimit
        seen.removeAll { mark in
            guard surplus > 0, !current.contains(mark) else { return false }
            surplus -= 1
            return true
        }
    }
}
