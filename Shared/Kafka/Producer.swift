import CRdKafka
import Shared

/// Sends messages: each once and in order (idempotent), acknowledged by all in-sync replicas.
///
/// May be used from any thread. Delivery reports come on the producer's own thread; a producer for transactions has none,
/// see ``serve()``.
public final class Producer: MessageSender {
    let client: Client
    private let reports: PollThread?

    /// Makes a producer; a `transactionalID` makes it one for transactions, see ``prepareTransactions(timeout:)``.
    /// Returns at once: the broker may be away.
    public init(
        settings: KafkaSettings, transactionalID: String? = nil, onEvent: @escaping KafkaEventHandler = { _ in }
    ) throws(KafkaError) {
        var properties = ["enable.idempotence": "true", "acks": "all"]
        properties["transactional.id"] = transactionalID
        client = try Client(
            RD_KAFKA_PRODUCER, settings.filled(with: Self.defaults), properties, callbacks: Callbacks(onEvent: onEvent))
        reports = transactionalID == nil ? PollThread(client) : nil
    }

    deinit { close(timeout: .zero) }

    /// The topic, not the client, says how large a message may be; several messages go together up to half of what a topic
    /// takes by default. A key goes to the partition that Java's clients choose for it.
    private static let defaults = [
        "message.max.bytes": "100000000", "batch.size": "500000", "linger.ms": "5", "partitioner": "murmur2_random",
    ]

    /// Queues a message; what becomes of it `onDelivery` tells, once. Throws when the queue is full (``KafkaError/Code-swift.struct/queueFull``):
    /// wait for deliveries and send again. Without a `partition` the key chooses it.
    public func send(
        topic: String, partition: Int32?, key: [UInt8]?, value: [UInt8]?, headers: [Header] = [],
        onDelivery: (@Sendable (DeliveryReport) -> Void)? = nil
    ) throws(KafkaError) {
        let delivery = onDelivery.map { Delivery($0).retained() }
        let list = rd_kafka_headers_new(headers.count)
        for header in headers { rd_kafka_header_add(list, header.name, -1, header.value, header.value.count) }
        let error = topic.withCString { name in
            Self.withBytes(key) { key in
                Self.withBytes(value) { value in produce(name, partition, key, value, list, delivery) }
            }
        }
        guard let error else { return }
        rd_kafka_headers_destroy(list)
        Delivery.discard(delivery)
        throw KafkaError(taking: error, doing: "send to \(topic)")
    }

    private func produce(
        _ topic: UnsafePointer<CChar>, _ partition: Int32?, _ key: UnsafeRawBufferPointer,
        _ value: UnsafeRawBufferPointer,
        _ headers: OpaquePointer?, _ delivery: UnsafeMutableRawPointer?
    ) -> OpaquePointer? {
        var parts = (
            rd_kafka_vu_t(RD_KAFKA_VTYPE_TOPIC) { $0.cstr = topic },
            rd_kafka_vu_t(RD_KAFKA_VTYPE_PARTITION) { $0.i32 = partition ?? RD_KAFKA_PARTITION_UA },
            rd_kafka_vu_t(RD_KAFKA_VTYPE_KEY) { $0.mem = .init(bytes: key) },
            rd_kafka_vu_t(RD_KAFKA_VTYPE_VALUE) { $0.mem = .init(bytes: value) },
            rd_kafka_vu_t(RD_KAFKA_VTYPE_MSGFLAGS) { $0.i = RD_KAFKA_MSG_F_COPY },
            rd_kafka_vu_t(RD_KAFKA_VTYPE_OPAQUE) { $0.ptr = delivery },
            rd_kafka_vu_t(RD_KAFKA_VTYPE_HEADERS) { $0.headers = headers }
        )
        return withUnsafeBytes(of: &parts) {
            let parts = $0.assumingMemoryBound(to: rd_kafka_vu_t.self)
            return rd_kafka_produceva(client.handle, parts.baseAddress, parts.count)
        }
    }

    /// Waits until every message is delivered or has failed. Throws when that takes longer than `timeout`.
    public func flush(timeout: Duration) throws(KafkaError) {
        try check(rd_kafka_flush(client.handle, timeout.milliseconds), doing: "flush")
    }

    /// Makes the reports and events that wait, on this thread: to be called now and then between transactions.
    ///
    /// Committing makes the reports itself. A thread of its own beside it would take them out of its hands, and librdkafka
    /// looks only every ten milliseconds whether somebody did: of a small transaction's 13 ms those were 10.
    public func serve() { rd_kafka_poll(client.handle, 0) }

    /// How many messages wait for their delivery; a few events of the client may be counted with them.
    public var waiting: Int { Int(rd_kafka_outq_len(client.handle)) }

    /// Throws when no broker answers within `timeout`.
    public func checkBroker(timeout: Duration) throws(KafkaError) { try client.checkBroker(timeout: timeout) }

    /// Asks for all topics and remembers them: otherwise the first message to each topic waits about a second.
    public func learnTopics(timeout: Duration) throws(KafkaError) {
        _ = try client.metadata(all: true, timeout: timeout)
    }

    /// Waits up to `timeout` for what is queued; the rest fails, and its reports are made. Sends nothing afterwards.
    public func close(timeout: Duration = .seconds(5)) {
        if waiting > 0 { rd_kafka_flush(client.handle, timeout.milliseconds) }
        if waiting > 0 {
            rd_kafka_purge(client.handle, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT)
            rd_kafka_flush(client.handle, 1000)
        }
        reports?.stop()
    }

    private static func withBytes<Result>(_ bytes: [UInt8]?, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        guard let bytes else { return body(UnsafeRawBufferPointer(start: nil, count: 0)) }
        // An empty array may lend no address, which would read as "no value".
        return bytes.isEmpty ? withUnsafeBytes(of: 0) { body(.init(rebasing: $0[..<0])) } : bytes.withUnsafeBytes(body)
    }
}

extension rd_kafka_vu_t {
    fileprivate init(_ type: rd_kafka_vtype_t, _ fill: (inout rd_kafka_vu_s.__Unnamed_union_u) -> Void) {
        self.init()
        vtype = type
        fill(&u)
    }
}

extension rd_kafka_vu_s.__Unnamed_union_u.__Unnamed_struct_mem {
    fileprivate init(bytes: UnsafeRawBufferPointer) {
        self.init(ptr: UnsafeMutableRawPointer(mutating: bytes.baseAddress), size: bytes.count)
    }
}
