import Kafka
import Service
import Shared

/// What is written in one transaction: for each article at most one record, and the messages it all came from.
///
/// A message that repeats an article takes its place when it is newer. One that brings another text for the same article
/// ends the batch, so that the first text is stored and kept as a revision.
struct Batch {
    /// A record with the message it was read from, which is needed again when it cannot be stored.
    struct Entry {
        var record: Record
        var message: Message
    }

    /// A rejection with its message.
    struct Rejected {
        var rejection: StoredRejection
        var message: Message
    }

    private(set) var entries: [String: Entry] = [:]
    private(set) var tombstones: Set<String> = []
    private(set) var rejections: [Rejected] = []
    /// Messages that are no records, with the reason.
    private(set) var unreadable: [(message: Message, error: RecordError)] = []
    /// The message after the last of each partition.
    private(set) var nextOffsets: [TopicPartition: Int64] = [:]
    /// How many messages went in.
    private(set) var count = 0
    /// The size of their values.
    private(set) var bytes = 0
    /// The size of the largest.
    private(set) var largest = 0
    /// Messages that another of the batch made needless.
    private(set) var folded = 0
    /// When the first went in.
    private(set) var begunAt: ContinuousClock.Instant?
    /// The same by the calendar: nanoseconds since 1970.
    private(set) var begunTime: Int64 = 0

    var isEmpty: Bool { count == 0 }

    /// Whether `content` can go into this batch; if not, it belongs into the next.
    func accepts(_ content: Content) -> Bool {
        guard case .record(let record) = content, let present = entries[record.id]?.record else { return true }
        return present.article.contentHash == record.article.contentHash
            || !record.precedence.mayReplace(present.precedence)
    }

    mutating func add(_ content: Content, from message: Message, at now: ContinuousClock.Instant = .now) {
        if begunAt == nil {
            begunAt = now
            begunTime = Timestamp.nanoseconds()
        }
        count += 1
        let size = message.value?.count ?? 0
        bytes += size
        largest = max(largest, size)
        nextOffsets[message.position.topicPartition] = message.offset + 1
        switch content {
        case .record(let record): fold(Entry(record: record, message: message))
        case .tombstone(let id): tombstones.insert(id)
        case .rejection(let rejection): rejections.append(Rejected(rejection: rejection, message: message))
        case .unreadable(let error): unreadable.append((message, error))
        }
    }

    private mutating func fold(_ entry: Entry) {
        let id = entry.record.id
        if let present = entries[id] {
            folded += 1
            guard entry.record.precedence.mayReplace(present.record.precedence) else { return }
        }
        entries[id] = entry
    }

    /// Whether both say something of one article.
    func sharesArticle(with other: Batch) -> Bool {
        let (small, large) = entries.count < other.entries.count ? (self, other) : (other, self)
        return small.entries.keys.contains { large.entries[$0] != nil }
            || tombstones.contains { other.entries[$0] != nil || other.tombstones.contains($0) }
            || other.tombstones.contains { entries[$0] != nil }
    }

    /// What to commit once the batch is written.
    var positions: [Position] {
        nextOffsets.sorted { $0.key < $1.key }.map {
            Position(topic: $0.key.topic, partition: $0.key.partition, offset: $0.value)
        }
    }
}

extension Batch {
    /// What a message turned out to be.
    enum Content: Equatable {
        case record(Record)
        case tombstone(id: String)
        case rejection(StoredRejection)
        case unreadable(RecordError)
    }
}

/// When a batch is full.
struct BatchLimits: Equatable, Sendable {
    /// Messages.
    var count = 500
    /// How long the first may wait.
    var age: Duration = .milliseconds(50)
    /// Bytes of values, so that large articles do not add up.
    var bytes = 16 << 20

    /// The part of these limits that a batch may fill now.
    func times(_ pace: BatchPace) -> BatchLimits {
        BatchLimits(count: pace.part(of: count), age: age, bytes: pace.part(of: bytes))
    }

    func isFull(_ batch: Batch) -> Bool { batch.count >= count || batch.bytes >= bytes }

    /// Whether a message is better written in another batch than this: large ones do not hold up what comes with them.
    func keepApart(_ batch: Batch, _ message: Message) -> Bool {
        !batch.isEmpty && (batch.largest > large) != (message.value?.count ?? 0 > large)
    }

    /// Messages with more bytes are large.
    private var large: Int { bytes / 16 }

    /// Whether the batch should be written now.
    func isDue(_ batch: Batch, at now: ContinuousClock.Instant = .now) -> Bool {
        isFull(batch) || batch.begunAt.map { now - $0 >= age } ?? false
    }
}
