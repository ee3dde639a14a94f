import Service
import Testing

@Suite("Backing off")
struct BackoffTests {
    @Test("Waits double up to the limit, each between half and all of that")
    func doubling() {
        var backoff = Backoff(first: .milliseconds(100), limit: .seconds(1))
        for full in [100, 200, 400, 800, 1000, 1000, 1000] {
            let wait = backoff.next()
            #expect(wait >= .milliseconds(full) / 2 && wait <= .milliseconds(full))
        }
        backoff.reset()
        #expect(backoff.next() <= .milliseconds(100))
    }

    @Test("Work is tried until it succeeds, each failure is told, and a raised flag ends it")
    func retrying() {
        var backoff = Backoff(first: .milliseconds(1), limit: .milliseconds(1))
        var tries = 0
        let result = backoff.retry(until: StopFlag()) { () throws -> Int in
            tries += 1
            if tries < 4 { throw UsageError("not yet") }
            return tries
        } onFailure: { error, wait in
            #expect("\(error)" == "not yet" && wait <= .milliseconds(1))
        }
        #expect(result == 4)

        let flag = StopFlag()
        let nothing = backoff.retry(until: flag) { () throws -> Int in
            throw UsageError("never")
        } onFailure: { _, _ in
            flag.raise()
        }
        #expect(nothing == nil)
    }
}
