import Foundation
import Testing

extension EndToEnd {
    /// What the local broker cannot do: librdkafka's mock of a cluster does it.
    @Suite("Faults of a mock cluster", .serialized)
    struct MockClusters {
        @Test("The partitions of an extractor that is killed and never comes back go to another")
        func lostMember() throws {
            try withMock { stage, _ in
                try stage.start(.extractor, instance: "two").waitUntilReady()
                try stage.publish(0..<100)
                try waitForRows(100, stage)
                try #require(stage.programs.last).kill()
                try stage.publish(100..<200)
                try waitForRows(200, stage)
                try stage.expectRows(of: 0..<200)
            }
        }

        @Test("Whatever error a broker answers with, everything is stored once and no service ends")
        func errors() throws {
            try withMock { stage, cluster in
                for (round, errors) in Self.errors.enumerated() {
                    for (request, codes) in errors { try cluster.answer(request, with: codes) }
                    try stage.publish(round * 50..<round * 50 + 50)
                    try waitForRows(round * 50 + 50, stage)
                }
                try stage.expectRows(of: 0..<Self.errors.count * 50)
                for program in stage.programs { #expect(program.isRunning) }
            }
        }

        /// The errors that librdkafka or Dateline has to deal with, by Kafka's numbers; -195 ends the connection.
        private static let errors: [[(MockCluster.Request, [Int])]] = [
            // Not leader for the partition, timed out, too few replicas.
            [(.produce, [6, 7, 19, -195]), (.fetch, [6, -195, 9])],
            // Coordinator loading, not available, another; group in rebalance; connection lost.
            [(.commitOffsets, [14, 15, 16, 27, -195]), (.findCoordinator, [15, -195]), (.heartbeat, [16, 27, 25])],
            // Transactions: an earlier one is not yet done; coordinator loading, not available, another.
            [(.addPartitions, [51, 14, 15, 16, -195]), (.addOffsets, [51, 14, 15, 16, -195])],
            [(.commitOffsetsInTransaction, [14, 15, 16, -195]), (.endTransaction, [51, 14, 15, 16, -195])],
        ]

        private func withMock(_ body: (Stage, MockCluster) throws -> Void) throws {
            let cluster = try MockCluster()
            let settings = ["KAFKA_BOOTSTRAP_SERVERS": cluster.servers, "KAFKA_SESSION_TIMEOUT_MS": "6000"]
            try Stage.with(settings: settings) { stage in
                try cluster.create(stage.topics.all, partitions: 6)
                for service in Service.allCases { try stage.start(service) }
                for program in stage.programs { try program.waitUntilReady() }
                try body(stage, cluster)
            }
        }

        /// The mock tells no group's lag.
        private func waitForRows(_ count: Int, _ stage: Stage) throws {
            try eventually("\(count) articles are rows") { stage.articleCount >= count }
        }
    }
}
