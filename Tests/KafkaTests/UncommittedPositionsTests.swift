import Testing

@testable import Kafka

@Suite("Positions that are to be committed")
struct UncommittedPositionsTests {
    private let start = ContinuousClock.now
    private let partitions = (0..<2).map { TopicPartition(topic: "t", partition: $0) }

    private func position(_ offset: Int64, partition: Int32 = 0) -> Position {
        Position(topic: "t", partition: partition, offset: offset)
    }

    @Test(
        "The first are due at once, those after them a moment later, each partition's furthest, and the last at any time"
    )
    func pace() {
        var uncommitted = UncommittedPositions(interval: .milliseconds(100))
        #expect(uncommitted.due(ownedBy: partitions, at: start).isEmpty)
        uncommitted.add([position(1)])
        #expect(uncommitted.due(ownedBy: partitions, at: start) == [position(1)])
        uncommitted.committed([position(1)], at: start)
        uncommitted.add([position(2), position(7, partition: 1)])
        uncommitted.add([position(3)])
        #expect(uncommitted.due(ownedBy: partitions, at: start + .milliseconds(99)).isEmpty)
        let both = [position(3), position(7, partition: 1)]
        #expect(uncommitted.due(ownedBy: partitions, areLast: true, at: start) == both)
        #expect(uncommitted.due(ownedBy: partitions, at: start + .milliseconds(100)) == both)
    }

    @Test("What could not be committed is tried again after a second; what others have now is forgotten")
    func failures() {
        var uncommitted = UncommittedPositions()
        uncommitted.add([position(1), position(7, partition: 1)])
        uncommitted.postpone(at: start)
        #expect(uncommitted.due(ownedBy: partitions, at: start + .milliseconds(999)).isEmpty)
        #expect(uncommitted.due(ownedBy: [partitions[1]], at: start + .seconds(1)) == [position(7, partition: 1)])
        #expect(uncommitted.due(ownedBy: partitions, at: start + .seconds(1)) == [position(7, partition: 1)])
    }
}
