import Parallel
import Service
import Synchronization
import Testing

@testable import ingest

@Suite("The gate to a host")
struct HostGateTests {
    @Test("lets one request at a time pass, with a pause between them, and other hosts meanwhile")
    func oneAtATime() throws {
        let gate = HostGate(pause: .milliseconds(30))
        let stop = StopFlag()
        let present = Mutex(0)
        let most = Mutex(0)
        let start = ContinuousClock.now
        let errors = try inParallel(4) { _ in
            try gate.pass("a", until: stop) { () throws(FetchProblem) in
                let count = present.withLock {
                    $0 += 1
                    return $0
                }
                most.withLock { $0 = max($0, count) }
                try gate.pass("b\(count)", until: stop) { _ = StopFlag().wait(.milliseconds(5)) }
                present.withLock { $0 -= 1 }
            }
        }
        #expect(errors.isEmpty)
        #expect(most.withLock { $0 } == 1)
        #expect(ContinuousClock.now - start >= .milliseconds(4 * 5 + 3 * 30))
    }

    @Test("stays shut while the host wants to be left alone, and does not keep one waiting for long")
    func held() {
        let gate = HostGate(pause: .zero)
        gate.hold("a", seconds: 3000)
        #expect(throws: FetchProblem.busy(seconds: 3000)) { try gate.pass("a", until: StopFlag()) {} }
        #expect(throws: Never.self) { try gate.pass("b", until: StopFlag()) {} }
        let stop = StopFlag()
        stop.raise()
        gate.hold("c", seconds: 20)
        #expect(throws: FetchProblem.stopped) { try gate.pass("c", until: stop) {} }
    }
}
