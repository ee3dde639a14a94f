import Service
import Testing

@Suite("How large batches may be")
struct BatchPaceTests {
    /// The sizes of batches whose messages take `each` time.
    private func sizes(_ pace: inout BatchPace, each: Duration, batches: Int, limit: Int = 500) -> [Int] {
        (0..<batches).map { _ in
            let size = pace.part(of: limit)
            pace.note(each * size)
            return size
        }
    }

    @Test("They are whole as long as they are fast")
    func whole() {
        var pace = BatchPace(target: .seconds(2))
        #expect(sizes(&pace, each: .milliseconds(1), batches: 5) == [500, 500, 500, 500, 500])
        #expect(sizes(&pace, each: .milliseconds(3), batches: 5) == [500, 500, 500, 500, 500])
    }

    @Test("After a slow one they shrink to what takes the time, and stay there")
    func slow() {
        var pace = BatchPace(target: .seconds(2))
        #expect(sizes(&pace, each: .milliseconds(10), batches: 4) == [500, 200, 200, 200])
        #expect(sizes(&pace, each: .milliseconds(200), batches: 6).suffix(3) == [10, 10, 10])
    }

    @Test("They grow again when it goes fast")
    func grow() {
        var pace = BatchPace(target: .seconds(2))
        _ = sizes(&pace, each: .milliseconds(200), batches: 10)
        let grown = sizes(&pace, each: .milliseconds(1), batches: 12)
        #expect(grown == grown.sorted() && grown.first == 10 && grown.last == 500)
    }

    @Test("One that takes for ever cuts them to a quarter, never to nothing")
    func least() {
        var pace = BatchPace(target: .seconds(2))
        pace.note(.seconds(3600))
        #expect(pace.part(of: 500) == 125)
        for _ in 0..<100 { pace.note(.seconds(3600)) }
        #expect(pace.part(of: 500) == 1 && pace.part(of: 4_000_000) == 4000)
        pace.note(.zero)
        #expect(pace.part > 0.001)
    }
}
