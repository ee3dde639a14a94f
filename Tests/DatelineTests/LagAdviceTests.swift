import Testing

@testable import dateline

@Suite("Advice about lag")
struct LagAdviceTests {
    private func report(members: Int, lags: [Int64], topic: String = "articles") -> GroupReport {
        GroupReport(
            service: "extractor", group: "extractor", members: members,
            partitions: lags.enumerated().map { number, lag in
                .init(topic: topic, partition: Int32(number), position: 10, end: 10 + lag, lag: lag, member: nil)
            })
    }

    @Test("More workers than partitions are told how many are idle")
    func idle() {
        let advice = report(members: 12, lags: [5, 0, 0, 0, 0, 0]).advice
        #expect(advice.contains("12 workers, 6 partitions: 6 are idle"))
    }

    @Test("One worker too many is one that is idle")
    func oneIdle() {
        #expect(report(members: 3, lags: [0, 0]).advice.contains("3 workers, 2 partitions: 1 is idle"))
    }

    @Test("A lag without a worker asks for one, by its name")
    func nobody() {
        #expect(report(members: 0, lags: [3, 4]).advice == "7 messages wait and nobody reads: start extractor")
    }

    @Test("A lag that more workers could share says how many more")
    func more() {
        #expect(report(members: 1, lags: [30, 40, 20]).advice.hasSuffix("if it grows, 2 more can help"))
    }

    @Test("A lag that stands in one partition is not said to shrink by more workers")
    func skewed() {
        let advice = report(members: 1, lags: [9, 5000, 0]).advice
        #expect(advice.contains("most of them in articles[1]"))
        #expect(!advice.contains("more can help"))
    }

    @Test("Nothing to do is said as such")
    func calm() {
        #expect(report(members: 2, lags: [0, 0, 0]).advice == "nothing waits; 2 workers, 3 partitions")
    }

    @Test("Missing topics are told, with the command that makes them")
    func noTopics() {
        #expect(report(members: 0, lags: []).advice.contains("dateline topics create"))
    }

    @Test("A reader of two topics has as many places as the larger one has partitions")
    func twoTopics() {
        var both = report(members: 1, lags: [0, 0, 0])
        both.partitions += report(members: 1, lags: [0, 0], topic: "other").partitions
        #expect(both.places == 3)
    }
}
