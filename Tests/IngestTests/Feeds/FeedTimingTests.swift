import Testing

@testable import ingest

@Suite("A feed's timing")
struct FeedTimingTests {
    private let timing = FeedTiming(interval: 900)
    private let now = 1_700_000_000

    @Test("is one interval after a success")
    func success() {
        var state = FeedState(url: "u")
        #expect(timing.isDue(state, at: now))
        state.polledAt = now
        timing.succeed(&state)
        #expect(!timing.isDue(state, at: now + 899) && timing.isDue(state, at: now + 900))
        // A shorter interval holds at once.
        #expect(FeedTiming(interval: 60).isDue(state, at: now + 60))
    }

    @Test("doubles with each failure up to a day, and starts anew after a success")
    func failures() {
        var state = FeedState(url: "u")
        var waits: [Int] = []
        for _ in 0..<9 {
            timing.fail(&state, at: now)
            waits.append(state.nextPoll - now)
        }
        #expect(waits == [900, 1800, 3600, 7200, 14_400, 28_800, 57_600, 86_400, 86_400])
        for _ in 0..<2000 { timing.fail(&state, at: now) }
        #expect(state.nextPoll == now + 86_400)
        #expect(!FeedTiming(interval: 60).isDue(state, at: now + 60))
        state.polledAt = now
        timing.succeed(&state)
        #expect(state.failures == 0 && state.nextPoll == now + 900)
    }

    @Test("is not before a site allows it, but a week hence at the latest")
    func asked() {
        var state = FeedState(url: "u")
        timing.fail(&state, at: now, asked: 5000)
        #expect(state.nextPoll == now + 5000)
        timing.fail(&state, at: now, asked: Int.max)
        #expect(state.nextPoll == now + FeedTiming.longestAsked && !timing.isDue(state, at: now + 86_400))
    }

    @Test("does not hold when the clock that made it was wrong")
    func clock() {
        var state = FeedState(url: "u")
        state.polledAt = now + 86_400
        timing.succeed(&state)
        #expect(timing.isDue(state, at: now))
        timing.fail(&state, at: now + 30 * 86_400)
        #expect(timing.isDue(state, at: now))
    }
}
