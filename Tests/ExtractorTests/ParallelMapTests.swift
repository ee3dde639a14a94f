import Dispatch
import Service
import Synchronization
import Testing

@testable import extractor

@Suite("Parallel map", .timeLimit(.minutes(60)))
struct ParallelMapTests {
    @Test("Outputs come in the order of the inputs, each once", arguments: [1, 2, 7])
    func order(threads: Int) throws {
        let calls = Mutex(0)
        let map = ParallelMap<Int, Int>(threads: threads, limit: .seconds(600)) { number in
            calls.withLock { $0 += 1 }
            return number * 2
        } overdue: { _ in
            -1
        }
        #expect(try map(Array(0..<1000), until: StopFlag()) == (0..<1000).map { $0 * 2 })
        #expect(calls.withLock { $0 } == 1000)
        #expect(try map([], until: StopFlag()).isEmpty)
    }

    @Test("Several inputs are worked on at once")
    func concurrent() throws {
        let gates = (0..<2).map { _ in DispatchSemaphore(value: 0) }
        let map = ParallelMap<Int, Bool>(threads: 2, limit: .seconds(600)) { number in
            // Each lets the other go on: one alone would wait in vain.
            gates[1 - number].signal()
            return gates[number].wait(timeout: .now() + .seconds(300)) == .success
        } overdue: { _ in
            false
        }
        #expect(try map([0, 1], until: StopFlag()) == [true, true])
    }

    @Test("An input that does not end gets another output, and holds up nobody")
    func overdue() throws {
        let release = DispatchSemaphore(value: 0)
        defer { release.signal() }
        let map = ParallelMap<Int, Int>(threads: 1, limit: .seconds(2)) { number in
            if number == 2 { release.wait() }
            return number
        } overdue: { _ in
            -1
        }
        #expect(try map([1, 2, 3, 4], until: StopFlag()) == [1, -1, 3, 4])
    }

    @Test("Told to stop, it finishes what was begun and begins nothing more")
    func stops() throws {
        let stop = StopFlag()
        let map = ParallelMap<Int, Int>(threads: 1, limit: .seconds(600)) { number in
            if number == 2 {
                stop.raise()
                StopFlag().wait(.seconds(1))
            }
            return number
        } overdue: { _ in
            -1
        }
        let outputs = try map(Array(0..<100_000), until: stop)
        #expect(outputs.count >= 3 && outputs.count < 100_000)
        #expect(outputs == Array(0..<outputs.count))
    }

    @Test("Told to stop, it does not wait for ever for what was begun")
    func stopsInTime() throws {
        let release = DispatchSemaphore(value: 0)
        defer { release.signal() }
        let stop = StopFlag()
        var map = ParallelMap<Int, Int>(threads: 1, limit: .seconds(100)) { number in
            if number == 1 {
                stop.raise()
                release.wait()
            }
            return number
        } overdue: { _ in
            -1
        }
        map.grace = .milliseconds(100)
        #expect(try map([0, 1, 2], until: stop) == [0])
    }
}
