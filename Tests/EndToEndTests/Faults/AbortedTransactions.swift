/// Takes from a broker's answers to fetches the aborted transactions that ended before what they hold.
///
/// Kafka names with each answer the aborted transactions that reach into it. The local broker names all that the partition ever
/// had, and a client that reads from behind an abort marker then takes whatever the same producer committed later for
/// aborted. Where each transaction ended is known from its marker, which has passed here before.
struct AbortedTransactions {
    private struct Producer: Hashable {
        let topic: String
        let partition: Int32
        let id: Int64
    }

    private static let nobody = Int64.max
    private var markers: [Producer: [Int64]] = [:]

    /// Corrects an answer in its place: a transaction that is over gets the number of a producer that does not exist.
    mutating func correct(_ answer: inout [UInt8], version: Int16) {
        guard (4...11).contains(version) else { return }
        var frame = FrameReader(answer, from: 8)  // size and number
        frame.skip(version >= 7 ? 4 + 2 + 4 : 4)  // throttle time, error and session
        for _ in 0..<max(0, frame.int32()) {
            let topic = frame.text()
            for _ in 0..<max(0, frame.int32()) { partition(topic, &frame, &answer, version) }
        }
    }

    private mutating func partition(
        _ topic: String, _ frame: inout FrameReader, _ answer: inout [UInt8], _ version: Int16
    ) {
        let number = frame.int32()
        frame.skip(2 + 8 + 8 + (version >= 5 ? 8 : 0))  // error, high watermark, last stable offset, first offset
        let aborted = (0..<max(0, frame.int32())).map { _ in
            (
                place: frame.place, producer: Producer(topic: topic, partition: number, id: frame.int64()),
                first: frame.int64()
            )
        }
        if version >= 11 { frame.skip(4) }  // preferred replica
        let size = max(0, Int(frame.int32()))
        let base = size >= 8 ? FrameReader(answer, from: frame.place).peekInt64() : .max
        for transaction in aborted {
            let end = markers[transaction.producer]?.filter { $0 > transaction.first }.min()
            guard let end, end < base else { continue }
            answer.replaceSubrange(
                transaction.place..<transaction.place + 8,
                with: withUnsafeBytes(of: Self.nobody.bigEndian) { Array($0) })
        }
        note(topic, number, answer, from: frame.place, size)
        frame.skip(size)
    }

    /// Remembers the abort markers among record batches.
    private mutating func note(_ topic: String, _ partition: Int32, _ answer: [UInt8], from start: Int, _ size: Int) {
        var place = start
        while place + 61 < start + size {
            var batch = FrameReader(answer, from: place)
            let offset = batch.int64()
            let length = Int(batch.int32())
            batch.skip(4 + 1 + 4)  // leader's epoch, magic, checksum
            let attributes = batch.int16()
            batch.skip(4 + 8 + 8)  // last offset, times
            let producer = batch.int64()
            batch.skip(2 + 4 + 4)  // epoch, sequence, count
            batch.skip(1 + 1 + 1 + 1 + 1)  // the record's size, attributes, time, offset, size of the key: each small
            batch.skip(2)  // version
            let isAbort = batch.int16() == 0
            if attributes & 0x20 != 0, isAbort {
                let key = Producer(topic: topic, partition: partition, id: producer)
                if !(markers[key]?.contains(offset) ?? false) { markers[key, default: []].append(offset) }
            }
            place += 12 + max(1, length)
        }
    }
}

extension FrameReader {
    /// The number that comes next.
    fileprivate func peekInt64() -> Int64 {
        var copy = self
        return copy.int64()
    }
}
