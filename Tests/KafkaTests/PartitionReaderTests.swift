import Kafka
import Testing

@Suite("Partition reader", .enabled(if: Broker.isThere))
struct PartitionReaderTests {
    @Test("A stretch is read from its start to the end, again and again, without a group")
    func stretch() throws {
        try Broker.withTopic { topic, _ in
            try Broker.produce(["a", "b", "c", "d"], to: topic)
            let reader = try PartitionReader(settings: Broker.settings)
            for start in [2, 0, 4] {
                var values: [String] = []
                try reader.read(from: Position(topic: topic, partition: 0, offset: Int64(start))) {
                    values.append($0.text)
                    return true
                }
                #expect(values == Array(["a", "b", "c", "d"].dropFirst(start)))
            }
        }
    }

    @Test("Reading ends where the caller has seen enough")
    func enough() throws {
        try Broker.withTopic { topic, _ in
            try Broker.produce(["a", "b", "c"], to: topic)
            var values: [String] = []
            try PartitionReader(settings: Broker.settings).read(from: Position(topic: topic, partition: 0, offset: 0)) {
                values.append($0.text)
                return values.count < 2
            }
            #expect(values == ["a", "b"])
        }
    }

    @Test("A key is looked for in the partition where the producer puts it")
    func partition() throws {
        try Broker.withTopic(partitions: 7) { topic, _ in
            try Broker.produce((0..<20).map(String.init), to: topic)
            let reader = try PartitionReader(settings: Broker.settings)
            for index in 0..<20 {
                let partition = Partitioner.partition(of: Array("k\(index)".utf8), among: 7)
                var found = false
                try reader.read(from: Position(topic: topic, partition: partition, offset: 0)) {
                    found = $0.text == String(index)
                    return !found
                }
                #expect(found)
            }
        }
    }
}
