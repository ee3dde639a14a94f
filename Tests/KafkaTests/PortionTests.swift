import Testing

@testable import Kafka

@Suite("What one poll gives")
struct PortionTests {
    private func message(_ bytes: Int, partition: Int32 = 0) -> Message {
        Message(topic: "t", partition: partition, offset: 0, value: Array(repeating: 1, count: bytes))
    }

    /// Which of `sizes` go together.
    private func portions(of sizes: [Int], count: Int = 9, bytes: Int = 1000, large: Int = 100) -> [[Int]] {
        var rest = sizes[...]
        var portions: [[Int]] = []
        while !rest.isEmpty {
            var portion = Portion(count: count, bytes: bytes, large: large)
            rest = rest.drop { portion.take(message($0)) }
            portions.append(portion.messages.map { $0.value?.count ?? 0 })
        }
        return portions
    }

    @Test("It is full with so many messages, or with the one that passes the limit of bytes")
    func limits() {
        #expect(portions(of: [1, 2, 3, 4, 5], count: 2) == [[1, 2], [3, 4], [5]])
        #expect(portions(of: [4, 4, 4, 4], bytes: 10) == [[4, 4, 4], [4]])
    }

    @Test("What comes before a huge message is not in its portion, nor is what comes after; the order stays")
    func large() {
        #expect(portions(of: [1, 2, 500, 3, 4]) == [[1, 2], [500], [3, 4]])
        #expect(portions(of: [500, 1]) == [[500], [1]])
        #expect(portions(of: [1, 300, 400, 301, 2]) == [[1], [300, 400, 301], [2]])
        #expect(portions(of: [100, 100]) == [[100, 100]])
    }

    @Test("What is of partitions that others have now is let go")
    func revoked() {
        var portion = Portion(count: 9, bytes: 1000, large: 100)
        #expect(portion.take(message(1, partition: 0)) && portion.take(message(2, partition: 1)))
        portion.remove([TopicPartition(topic: "t", partition: 0)])
        #expect(portion.messages.map(\.partition) == [1])
    }
}
