import Testing

@testable import Kafka

@Suite("Fetch throttle")
struct FetchThrottleTests {
    @Test("Only an empty answer to a fetch that was not waited for makes the thread rest")
    func idle() {
        #expect(FetchThrottle.isIdle(request: 1, bytes: 73, microseconds: 50, partitions: 1))
        #expect(FetchThrottle.isIdle(request: 1, bytes: 700, microseconds: 50, partitions: 12))
        #expect(!FetchThrottle.isIdle(request: 1, bytes: 73, microseconds: 500_000, partitions: 1))
        #expect(!FetchThrottle.isIdle(request: 1, bytes: 2000, microseconds: 50, partitions: 12))
        #expect(!FetchThrottle.isIdle(request: 12, bytes: 10, microseconds: 50, partitions: 12))
    }
}
