import Service
import Testing

@testable import dateline

@Suite("Whereabouts of an article")
struct WhereaboutsTests {
    private let stored = ArticleRows.Stored(
        title: "Bridge\u{1B}[2J closes", revision: 2, status: "ok", language: "en", extractor: "dateline",
        extractorVersion: "1.0.0", model: "en-1", entities: 1, mentions: 3, dates: 0, quotes: 1,
        receivedAt: "2024-05-10 09:00:00+00", storedAt: "2024-05-10 09:00:01+00")
    private let erasure = ArticleRows.Erasure(
        erasedAt: "2024-05-11 10:00:00+00", erasedBy: "ann", reason: "asked for", returned: 0)
    private let rejected = RejectedEntry(
        number: 7, rejectedAt: "2024-05-10 09:00:00+00", stage: "extractor", reason: "missing-field",
        detail: "the field 'text' is missing", state: "open", version: "1.0.0")

    private func trace(offset: Int64?, position: Int64, end: Int64 = 140) -> TopicTrace {
        TopicTrace(
            topic: "articles", partition: 3, found: offset.map { .init(offset: $0, isTombstone: false) },
            reader: "extractor", position: position, end: end, searchedFrom: 0)
    }

    private func whereabouts(_ rows: ArticleRows, _ topics: [TopicTrace] = [], problem: String? = nil) -> Whereabouts {
        Whereabouts(id: "x", rows: rows, topics: topics, problem: problem)
    }

    @Test("A message that its reader has not reached is waiting, with the number of those before it")
    func waiting() {
        let found = whereabouts(ArticleRows(), [trace(offset: 120, position: 115)])
        #expect(found.state == .waiting)
        #expect(found.exitCode.rawValue == 3)
        #expect(
            found.text.contains(
                "articles, partition 3, offset 120: waiting; the extractor is 25 behind, 5 of them before this one"))
    }

    @Test("A message that was read and left no row is not waiting")
    func read() {
        let found = whereabouts(ArticleRows(), [trace(offset: 120, position: 121)])
        #expect(found.state == .unknown)
        #expect(found.exitCode == .failure)
    }

    @Test("A stored article is stored, also while a newer text is on its way")
    func newerText() {
        let found = whereabouts(ArticleRows(stored: stored), [trace(offset: 120, position: 115)])
        #expect(found.state == .stored)
        #expect(found.exitCode == .success)
        #expect(found.text.contains("waiting"))
    }

    @Test("An erased article is erased, whatever still lies in topics")
    func erased() {
        let found = whereabouts(ArticleRows(erasure: erasure), [trace(offset: 120, position: 115)])
        #expect(found.state == .erased)
        #expect(found.exitCode.rawValue == 5)
    }

    @Test("A rejected article says who rejected it and why")
    func rejection() {
        let found = whereabouts(ArticleRows(rejected: [rejected]))
        #expect(found.exitCode.rawValue == 4)
        #expect(found.text.contains("number 7, open: extractor says missing-field: the field 'text' is missing"))
    }

    @Test("A rejection that waits again after its replay is waiting")
    func replayed() {
        #expect(whereabouts(ArticleRows(rejected: [rejected]), [trace(offset: 1, position: 0)]).state == .waiting)
    }

    @Test("Not found is not claimed while the broker is away")
    func brokerAway() {
        #expect(whereabouts(ArticleRows(), problem: "away").exitCode == .unavailable)
        #expect(whereabouts(ArticleRows(stored: stored), problem: "away").exitCode == .success)
    }

    @Test("What an article's title holds cannot command the terminal")
    func controlCharacters() {
        #expect(!whereabouts(ArticleRows(stored: stored)).text.contains("\u{1B}"))
    }
}
