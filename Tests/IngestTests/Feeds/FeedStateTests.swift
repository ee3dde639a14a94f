import Feeds
import Foundation
import Seeded
import Shared
import Testing

@testable import ingest

@Suite("A feed's state")
struct FeedStateTests {
    private func entry(_ id: String, updatedAt: String? = nil) -> FeedEntry {
        var entry = FeedEntry(id: id)
        entry.updatedAt = updatedAt
        return entry
    }

    private func state() -> FeedState {
        var state = FeedState(url: "https://example.org/feed")
        state.etag = "W/\"a\\b\""
        state.lastModified = "Fri, 10 May 2024 09:00:00 GMT"
        (state.polledAt, state.nextPoll, state.failures) = (1_700_000_000, 1_700_000_900, 2)
        state.finish("0123456789abcdef")
        state.attempts["fedcba9876543210"] = 2
        return state
    }

    @Test("comes back from its record as it was, and asks for changes only")
    func roundTrip() throws {
        #expect(try FeedState(record: state().record) == state())
        let empty = FeedState(url: "https://example.org/feed")
        #expect(try FeedState(record: empty.record) == empty)
        #expect(state().conditions["If-None-Match"] == "W/\"a\\b\"")
        #expect(state().conditions["If-Modified-Since"] == "Fri, 10 May 2024 09:00:00 GMT")
        #expect(empty.conditions.isEmpty)
    }

    @Test("of any bytes is read within its bounds or refused, never a crash")
    func fuzz() throws {
        var rng = SeededGenerator(seed: 7)
        let seed = try state().record
        var read = 0
        let rounds = ProcessInfo.processInfo.environment["FUZZ_ROUNDS"].flatMap(Int.init) ?? 3000
        for _ in 0..<rounds {
            var bytes = seed
            for _ in 0..<Int.random(in: 1...3, using: &rng) {
                bytes[Int.random(in: 0..<bytes.count, using: &rng)] = UInt8.random(in: 32...126, using: &rng)
            }
            guard var state = try? FeedState(record: bytes) else { continue }
            read += 1
            let timing = FeedTiming(interval: 900)
            _ = timing.isDue(state, at: 1_700_000_000)
            timing.fail(&state, at: 1_700_000_000)
            #expect(state.nextPoll <= 1_700_000_000 + FeedTiming.longest && state.failures >= 1)
        }
        #expect(read > 100)
        let wild =
            #"{"schema":1,"url":"u","polledAt":9223372036854775807,"nextPoll":-9,"failures":9223372036854775807,"seen":[],"attempts":{}}"#
        let tamed = try FeedState(record: Array(wild.utf8))
        #expect(FeedTiming(interval: 900).isDue(tamed, at: 1_700_000_000))
        #expect(throws: RecordError.self) {
            try FeedState(record: Array(wild.replacing("\"schema\":1", with: "\"schema\":2").utf8))
        }
    }

    @Test("knows an entry again until the list says that it changed, and one that stands twice is one")
    func seen() {
        var state = FeedState(url: "https://example.org/feed")
        let entries = [entry("a"), entry("b", updatedAt: "2024-05-10"), entry("a")]
        let unseen = state.unseen(of: entries)
        #expect(unseen.map(\.entry.id) == ["a", "b"])
        for (mark, _) in unseen { state.finish(mark) }
        #expect(state.unseen(of: entries).isEmpty)
        #expect(state.unseen(of: [entry("b", updatedAt: "2024-05-11")]).count == 1)
    }

    @Test("forgets the oldest entries that the feed does not hold any more, and no others")
    func trimming() throws {
        var state = FeedState(url: "https://example.org/feed")
        let old = (0..<FeedState.seenLimit).map { entry("\($0)") }
        let new = (0..<10).map { entry("new \($0)") }
        for entry in old + new { state.finish(FeedState.mark(of: entry)) }
        state.attempts = ["gone": 1, FeedState.mark(of: old[0]): 2]
        state.trim(keeping: [old[0]] + new)
        #expect(state.seen.count == FeedState.seenLimit)
        #expect(state.unseen(of: old).map(\.entry.id) == (1...10).map(String.init))
        #expect(state.unseen(of: new).isEmpty)
        #expect(state.attempts == [FeedState.mark(of: old[0]): 2])
        let record = try state.record
        #expect(record.count < 60_000)
    }
}
