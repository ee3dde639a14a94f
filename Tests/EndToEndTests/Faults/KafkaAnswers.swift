import Synchronization

/// Corrects a broker's answers on their way through a ``Link``: the broker's address, so that the client comes back through the
/// link, and the aborted transactions.
final class KafkaAnswers: Sendable {
    private let advertised: [UInt8]
    private let replacement: [UInt8]
    private let aborted = Mutex(AbortedTransactions())
    private let replaced = Mutex(0)

    /// `host` and `port` are those that the broker tells its clients; they are told `linkPort` instead.
    init(host: String, port: Int, linkPort: Int) {
        advertised = Array(host.utf8) + Self.bytes(port)
        replacement = Array(host.utf8) + Self.bytes(linkPort)
    }

    /// How many addresses were replaced.
    var addressesReplaced: Int { replaced.withLock(\.self) }

    /// For a new connection.
    func conversation() -> KafkaConversation { KafkaConversation(answers: self) }

    fileprivate func correct(_ answer: inout [UInt8], to request: KafkaConversation.Request) {
        switch request.key {
        case .fetch: aborted.withLock { $0.correct(&answer, version: request.version) }
        case .metadata, .findCoordinator, .describeCluster: replaceAddresses(in: &answer)
        default: break
        }
    }

    /// The port stands behind the host, in as many bytes whichever it is: the answer keeps its size.
    private func replaceAddresses(in answer: inout [UInt8]) {
        for range in answer.ranges(of: advertised).reversed() {
            answer.replaceSubrange(range, with: replacement)
            replaced.withLock { $0 += 1 }
        }
    }

    private static func bytes(_ port: Int) -> [UInt8] { withUnsafeBytes(of: Int32(port).bigEndian) { Array($0) } }
}

/// One connection: remembers what was asked, since an answer does not say to what it is one.
final class KafkaConversation: Sendable {
    /// The kinds of requests that matter here.
    enum Key: Int16 {
        case fetch = 1
        case metadata = 3
        case findCoordinator = 10
        case describeCluster = 60
    }

    /// A request, as its head tells.
    struct Request {
        let key: Key?
        let version: Int16
    }

    private let answers: KafkaAnswers
    private let open = Mutex<[Int32: Request]>([:])

    init(answers: KafkaAnswers) { self.answers = answers }

    func note(request frame: [UInt8]) {
        var head = FrameReader(frame, from: 4)
        let request = Request(key: Key(rawValue: head.int16()), version: head.int16())
        let number = head.int32()
        if request.key != nil { open.withLock { $0[number] = request } }
    }

    func correct(answer frame: inout [UInt8]) {
        var head = FrameReader(frame, from: 4)
        let number = head.int32()
        guard let request = open.withLock({ $0.removeValue(forKey: number) }) else { return }
        answers.correct(&frame, to: request)
    }
}

/// Reads numbers and texts of Kafka's protocol; zero past the end.
struct FrameReader {
    private let bytes: [UInt8]
    private(set) var place: Int

    init(_ bytes: [UInt8], from place: Int) {
        self.bytes = bytes
        self.place = place
    }

    mutating func int8() -> Int8 { number() }
    mutating func int16() -> Int16 { number() }
    mutating func int32() -> Int32 { number() }
    mutating func int64() -> Int64 { number() }
    mutating func text() -> String {
        let count = max(0, Int(int16()))
        defer { place += count }
        return String(decoding: bytes[min(place, bytes.count)..<min(place + count, bytes.count)], as: UTF8.self)
    }
    mutating func skip(_ count: Int) { place += count }

    private mutating func number<Number: FixedWidthInteger>() -> Number {
        let size = MemoryLayout<Number>.size
        defer { place += size }
        guard place >= 0, place + size <= bytes.count else { return 0 }
        return bytes[place..<place + size].reduce(0) { $0 << 8 | Number(truncatingIfNeeded: $1) }
    }
}
