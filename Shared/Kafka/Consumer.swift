import CRdKafka
import Synchronization

/// A member of a consumer group. It sees committed transactions only, starts at the beginning of a topic that the group
/// has not read, and commits nothing by itself.
///
/// One thread polls and closes; everything else may be called from any thread.
public final class Consumer: Sendable {
    let client: Client
    private let assigned: Assignment
    private let group: String
    private let isClosed = Atomic(false)
    private let held = Mutex(Held())

    /// What ``keepAlive()`` and a poll leave to the next poll.
    private struct Held {
        var isPaused = false
        /// Messages that came in spite of the pause, from partitions that were new, and one that belonged into no batch so far.
        var messages: [Message] = []
        var revoked: Set<TopicPartition> = []

        mutating func give(up partitions: Set<TopicPartition>) {
            revoked.formUnion(partitions)
            messages.removeAll { partitions.contains($0.position.topicPartition) }
        }
    }

    /// Joins `group` to read `topics`, which need not exist yet.
    ///
    /// With an `instanceID`, unique in the group, the member is static: restarted within `session.timeout.ms` it has its
    /// partitions back at once, and nobody else gets them meanwhile. Returns at once: the broker may be away.
    public init(
        settings: KafkaSettings, group: String, topics: [String], instanceID: String? = nil,
        onEvent: @escaping KafkaEventHandler = { _ in }
    ) throws(KafkaError) {
        var properties = [
            "group.id": group, "enable.auto.commit": "false", "enable.auto.offset.store": "false",
            "isolation.level": "read_committed", "enable.partition.eof": "true",
        ]
        properties["group.instance.id"] = instanceID
        assigned = Assignment(onEvent: onEvent)
        client = try Client(
            RD_KAFKA_CONSUMER, settings.filled(with: Self.defaults), properties,
            callbacks: Callbacks(onEvent: onEvent, assignment: assigned))
        self.group = group
        // One queue for messages, rebalances and errors, served by `poll` alone.
        try check(rd_kafka_poll_set_consumer(client.handle), doing: "set up the consumer")
        let list = PartitionList(topics: topics)
        try check(rd_kafka_subscribe(client.handle, list.pointer), doing: "subscribe to \(topics)")
    }

    deinit { close() }

    /// Of its own accord librdkafka reads 64 MB ahead, more than a service's own memory, and looks for new topics and
    /// partitions every five minutes. A member learns by its heartbeats that another has left, whose partitions wait meanwhile:
    /// with librdkafka's three seconds they waited for two of them.
    private static let defaults = [
        "auto.offset.reset": "earliest", "queued.max.messages.kbytes": "16384",
        "topic.metadata.refresh.interval.ms": "30000", "heartbeat.interval.ms": "1000",
    ]

    /// Waits at most `timeout` for a message, then takes what else comes within `gathering` with no longer pause between two
    /// than `lull`, up to `max` messages or `bytes` bytes of values (the message that passes the limit included). Messages of
    /// more than `large` bytes come apart from smaller ones: the first of the other kind ends the poll and begins the next.
    /// Empty when there was none.
    ///
    /// A rebalance during the call takes the revoked partitions' messages out of the result: others will read them.
    /// Throws when the consumer cannot go on (``KafkaError/isFatal``); errors that pass go to the event handler.
    public func poll(
        max: Int, bytes: Int = .max, large: Int = .max, timeout: Duration, gathering: Duration = .zero,
        lull: Duration = .milliseconds(5)
    ) throws(KafkaError) -> [Message] {
        _ = assigned.takeRevoked()
        var portion = Portion(count: max, bytes: bytes, large: large)
        if hold(try takeHeld().drop(while: { portion.take($0) })) { return portion.messages }
        let isBegun = !portion.messages.isEmpty
        var end = isBegun ? ContinuousClock.now + gathering : nil
        var deadline = ContinuousClock.now + (isBegun ? min(lull, gathering) : timeout)
        while !portion.isFull {
            guard let message = try next(before: deadline, onRevoked: { portion.remove($0) }) else { break }
            if !portion.take(message) {
                _ = hold([message])
                break
            }
            let now = ContinuousClock.now
            let last = end ?? now + gathering
            end = last
            deadline = min(now + lull, last)
        }
        return portion.messages
    }

    /// Takes part in the group's life while the messages of the last ``poll(max:bytes:large:timeout:gathering:lull:)`` are being worked
    /// on, and reads no others: to be called every second or so when that takes long. Gives the partitions that were revoked
    /// since that poll: what it gave of them is for others, or comes again.
    ///
    /// What the client has fetched ahead is thrown away, and fetched again with the next poll.
    public func keepAlive() throws(KafkaError) -> Set<TopicPartition> {
        held.withLock { $0.isPaused = true }
        try pause(assignment)
        // The first call may only deal with a rebalance; a partition that is new then is not paused yet.
        for _ in 0..<2 {
            let message = try next(before: .now) { revoked in held.withLock { $0.give(up: revoked) } }
            if let message { held.withLock { $0.messages.append(message) } }
        }
        return held.withLock { $0.revoked }
    }

    /// Leaves messages to the next poll; returns whether there are any.
    private func hold(_ messages: some Collection<Message>) -> Bool {
        if !messages.isEmpty { held.withLock { $0.messages += messages } }
        return !messages.isEmpty
    }

    /// Ends the pause of ``keepAlive()``; gives the messages that came in spite of it, or belonged into no batch so far.
    private func takeHeld() throws(KafkaError) -> [Message] {
        let before = held.withLock { held in
            defer { held = Held() }
            return held
        }
        if before.isPaused { try resume(assignment) }
        return before.messages
    }

    /// The next message. What a rebalance takes away goes to `onRevoked` first.
    private func next(
        before deadline: ContinuousClock.Instant, onRevoked: (Set<TopicPartition>) -> Void
    ) throws(KafkaError) -> Message? {
        repeat {
            let wait = deadline - ContinuousClock.now
            let raw = rd_kafka_consumer_poll(client.handle, wait.milliseconds)
            let revoked = assigned.takeRevoked()
            if !revoked.isEmpty { onRevoked(revoked) }
            guard let raw else { continue }
            defer { rd_kafka_message_destroy(raw) }
            if raw.pointee.err == RD_KAFKA_RESP_ERR_NO_ERROR { return Message(copying: raw) }
            try note(raw)
        } while ContinuousClock.now < deadline
        return nil
    }

    private func note(_ raw: UnsafeMutablePointer<rd_kafka_message_t>) throws(KafkaError) {
        let code = raw.pointee.err
        if code == RD_KAFKA_RESP_ERR__PARTITION_EOF {
            return assigned.reachedEnd(Message(copying: raw).position)
        }
        try client.checkFatal()
        let reason = rd_kafka_message_errstr(raw).map { String(cString: $0) } ?? ""
        assigned.onEvent(.error(KafkaError(KafkaError.Code(code), reason: "reading as \(group): \(reason)")))
    }

    /// Makes the group go on from `positions` after a restart; returns when the broker has it. See ``Sequence/nextPositions``.
    public func commit(_ positions: [Position]) throws(KafkaError) {
        let list = PartitionList(positions)
        try check(rd_kafka_commit(client.handle, list.pointer, 0), doing: "commit offsets of \(group)")
        try list.check(doing: "commit")
    }

    /// Goes back or forward to `positions`; partitions that are not assigned are left out.
    public func seek(_ positions: [Position], timeout: Duration = .seconds(10)) throws(KafkaError) {
        let mine = Set(assignment)
        let list = PartitionList(positions.filter { mine.contains($0.topicPartition) })
        let error = rd_kafka_seek_partitions(client.handle, list.pointer, timeout.milliseconds)
        try check(taking: error, doing: "seek")
        try list.check(doing: "seek")
        // They come again from there.
        let sought = Set(list.partitions)
        held.withLock { $0.messages.removeAll { sought.contains($0.position.topicPartition) } }
    }

    /// Reads nothing from `partitions` until ``resume(_:)``.
    public func pause(_ partitions: [TopicPartition]) throws(KafkaError) {
        let list = PartitionList(partitions)
        try check(rd_kafka_pause_partitions(client.handle, list.pointer), doing: "pause")
    }

    /// Reads `partitions` again.
    public func resume(_ partitions: [TopicPartition]) throws(KafkaError) {
        let list = PartitionList(partitions)
        try check(rd_kafka_resume_partitions(client.handle, list.pointer), doing: "resume")
    }

    /// Those of this member's partitions that were read to their end at least once since they were assigned.
    public var partitionsRead: [TopicPartition] { assignment.filter { end(of: $0) != nil } }

    /// The end of a partition as it was last reached.
    func end(of partition: TopicPartition) -> Int64? { assigned.end(of: partition) }

    /// The partitions this member has.
    public var assignment: [TopicPartition] { assigned.partitions }

    /// Throws when no broker answers within `timeout`.
    public func checkBroker(timeout: Duration) throws(KafkaError) { try client.checkBroker(timeout: timeout) }

    /// Leaves the group (a static member keeps its place) and gives up after `timeout`. Uncommitted messages come again.
    public func close(timeout: Duration = .seconds(5)) {
        guard !isClosed.exchange(true, ordering: .relaxed), let queue = rd_kafka_queue_new(client.handle) else {
            return
        }
        defer { rd_kafka_queue_destroy(queue) }
        if let error = rd_kafka_consumer_close_queue(client.handle, queue) { return rd_kafka_error_destroy(error) }
        let deadline = ContinuousClock.now + timeout
        while rd_kafka_consumer_closed(client.handle) == 0, ContinuousClock.now < deadline {
            serveClosing(queue)
        }
    }

    private func serveClosing(_ queue: OpaquePointer) {
        var message: UnsafeMutablePointer<rd_kafka_message_t>?
        if rd_kafka_consume_batch_queue(queue, 50, &message, 1) == 1, let message { rd_kafka_message_destroy(message) }
    }
}

extension KafkaSettings {
    /// These settings, with `defaults` for what is not set.
    func filled(with defaults: [String: String]) -> KafkaSettings {
        defaults.reduce(self) { properties[$1.key] == nil ? $0.with($1.key, $1.value) : $0 }
    }
}
