import Testing
import WebClient

@testable import ingest

@Suite("The schedule of feeds")
struct FeedScheduleTests {
    private let now = 1_700_000_000

    private func schedule(_ urls: [String]) throws -> FeedSchedule {
        var schedule = FeedSchedule(try urls.map { try WebAddress($0) }, timing: FeedTiming(interval: 900))
        schedule.begin(partitions: 12)
        return schedule
    }

    private let all = Set<Int32>(0..<12)

    @Test("gives out nothing until what is known of it has been read")
    func ownership() throws {
        var schedule = try schedule(["https://a.example/feed"])
        #expect(schedule.take(at: now) == nil && schedule.count == 0)
        let partition = schedule.partition(of: "https://a.example/feed")
        let mine = try #require(partition)
        schedule.own(all.subtracting([mine]))
        #expect(schedule.take(at: now) == nil)
        schedule.own([mine])
        #expect(schedule.count == 1)
        #expect(schedule.take(at: now)?.url == "https://a.example/feed")
        schedule.begin(partitions: 12)
        #expect(schedule.count == 0)
    }

    @Test("keeps the feeds of a host together, and gives out one of them at a time, the longest due first")
    func hosts() throws {
        let urls = ["https://a.example/1", "https://a.example/2", "https://b.example/1"]
        var schedule = try schedule(urls)
        #expect(schedule.partition(of: urls[0]) == schedule.partition(of: urls[1]))
        schedule.own(all)
        for (place, url) in urls.enumerated() {
            var state = FeedState(url: url)
            (state.polledAt, state.nextPoll) = (now - 2000, now - 1000 - place)
            schedule.learn(state)
        }
        #expect(schedule.take(at: now)?.url == urls[2])
        let taken = schedule.take(at: now)
        let second = try #require(taken)
        #expect(second.url == urls[1])
        #expect(schedule.take(at: now) == nil)
        schedule.putBack(second)
        #expect(schedule.take(at: now)?.url == urls[1])
    }

    @Test("takes over newer states only, and none of a feed in hand or unknown")
    func learning() throws {
        let url = "https://a.example/feed"
        var schedule = try schedule([url])
        schedule.own(all)
        var state = FeedState(url: url)
        (state.polledAt, state.nextPoll) = (now, now + 900)
        schedule.learn(state)
        schedule.learn(FeedState(url: url))
        schedule.learn(FeedState(url: "https://unknown.example/"))
        #expect(schedule.take(at: now) == nil)
        let next = schedule.take(at: now + 900)
        let taken = try #require(next)
        #expect(taken == state)
        state.polledAt = now + 5
        schedule.learn(state)
        schedule.putBack(taken)
        #expect(schedule.take(at: now + 900) == taken)
    }
}
