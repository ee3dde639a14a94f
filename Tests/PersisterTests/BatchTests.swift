import Kafka
import Shared
import Testing

@testable import persister

@Suite("Batches: what is folded, and when one ends")
struct BatchTests {
    private func content(
        _ id: String = Samples.id, text: String = Samples.text, received: Int64 = 0, extracted: Int64 = 0
    ) throws -> Batch.Content {
        var record = try Samples.record(Samples.article(id, text: text), findings: Findings(), extractedAt: extracted)
        record.receivedAt = received
        return .record(record)
    }

    private func batch(_ contents: [Batch.Content]) -> Batch {
        var batch = Batch()
        for (offset, content) in contents.enumerated() {
            batch.add(content, from: Samples.message([0], offset: Int64(offset)))
        }
        return batch
    }

    @Test("Of equal messages about an article the last by offset stays")
    func lastWins() throws {
        let batch = batch([try content(), try content(), try content(Samples.id(2)), try content()])
        #expect(batch.entries.count == 2)
        #expect(batch.entries[Samples.id]?.message.offset == 3)
        #expect(batch.folded == 2)
        #expect(batch.count == 4)
        #expect(batch.positions == [Position(topic: "articles.extracted", partition: 0, offset: 4)])
    }

    @Test("An older message never takes a newer one's place")
    func olderLoses() throws {
        let byText = batch([try content(received: 2), try content(received: 1, extracted: 9)])
        #expect(byText.entries[Samples.id]?.message.offset == 0)
        let byExtraction = batch([try content(extracted: 2), try content(extracted: 1)])
        #expect(byExtraction.entries[Samples.id]?.message.offset == 0)
    }

    @Test("A newer text of an article in the batch belongs into the next; an older one is folded away")
    func changedText() throws {
        let batch = batch([try content(received: 1)])
        #expect(batch.accepts(try content(text: "new", received: 2)) == false)
        #expect(batch.accepts(try content(text: "old", received: 0)))
        #expect(batch.accepts(try content(Samples.id(2), text: "new", received: 2)))
        #expect(batch.accepts(.tombstone(id: Samples.id)))
    }

    @Test("A batch is due by number, by size, and by the age of its first message")
    func due() throws {
        let limits = BatchLimits(count: 3, age: .seconds(1), bytes: 100)
        let start = ContinuousClock.now
        var batch = Batch()
        #expect(!limits.isDue(batch, at: start + .seconds(9)))
        batch.add(.unreadable(.unknownSchema(2)), from: Samples.message([0]), at: start)
        batch.add(.unreadable(.unknownSchema(2)), from: Samples.message([0]), at: start + .seconds(1))
        #expect(!limits.isDue(batch, at: start + .milliseconds(999)))
        #expect(limits.isDue(batch, at: start + .seconds(1)))
        #expect(!limits.isFull(batch))
        var large = batch
        large.add(.tombstone(id: Samples.id), from: Samples.message(Array(repeating: 0, count: 98)), at: start)
        #expect(limits.isFull(large))
        batch.add(.tombstone(id: Samples.id), from: Samples.message(nil), at: start)
        #expect(limits.isFull(batch))
    }

    @Test("A large message is written apart from smaller ones, those before and those after it")
    func largeApart() {
        let limits = BatchLimits(bytes: 160)
        let (small, large) = (Samples.message([1]), Samples.message(Array(repeating: 0, count: 11)))
        var (ofSmall, ofLarge) = (Batch(), Batch())
        #expect(!limits.keepApart(ofSmall, small) && !limits.keepApart(ofSmall, large))
        ofSmall.add(.tombstone(id: Samples.id), from: small)
        ofLarge.add(.tombstone(id: Samples.id), from: large)
        #expect(limits.keepApart(ofSmall, large) && !limits.keepApart(ofSmall, small))
        #expect(limits.keepApart(ofLarge, small) && !limits.keepApart(ofLarge, large))
    }

    @Test("Positions are the next to be read, of each partition")
    func positions() {
        var batch = Batch()
        for (partition, offset) in [(2, 7), (1, 3), (2, 8)] as [(Int32, Int64)] {
            var message = Samples.message(nil, offset: offset)
            message.partition = partition
            batch.add(.tombstone(id: Samples.id), from: message)
        }
        #expect(batch.positions.map(\.partition) == [1, 2])
        #expect(batch.positions.map(\.offset) == [4, 9])
    }
}

@Suite("Decisions about records")
struct DecisionTests {
    private let stored = StoredArticle(
        key: 5, revision: 2, contentHash: Samples.hash(Samples.text), fingerprint: 77,
        precedence: Precedence(receivedAt: 10, extractedAt: 20))

    private func decide(
        text: String = Samples.text, received: Int64, extracted: Int64, fingerprint: Int64 = 0, erased: Bool = false,
        isStored: Bool = true
    ) throws -> Decision {
        var record = try Samples.record(Samples.article(text: text), findings: Findings(), extractedAt: extracted)
        record.receivedAt = received
        record.fingerprint = fingerprint
        return Decision(record, stored: isStored ? stored : nil, isErased: erased)
    }

    @Test("What is not there is inserted; what was erased is not")
    func inserted() throws {
        #expect(try decide(received: 0, extracted: 0, isStored: false) == .insert)
        #expect(try decide(received: 0, extracted: 0, erased: true, isStored: false) == .leaveErased)
        #expect(try decide(received: 99, extracted: 99, erased: true) == .leaveErased)
    }

    @Test("The same message again, a later extraction, or a later text replace; what is older does not")
    func replaced() throws {
        #expect(try decide(received: 10, extracted: 20) == .replace(stored))
        #expect(try decide(received: 10, extracted: 21) == .replace(stored))
        #expect(try decide(received: 11, extracted: 0) == .replace(stored))
        #expect(try decide(received: 10, extracted: 19) == .leaveStale)
        #expect(try decide(received: 9, extracted: 99) == .leaveStale)
    }

    @Test("What says the same as is stored changes nothing, unless it is older or erased")
    func unchanged() throws {
        #expect(try decide(received: 10, extracted: 21, fingerprint: 77) == .leaveUnchanged(stored))
        #expect(try decide(received: 10, extracted: 19, fingerprint: 77) == .leaveStale)
        #expect(try decide(received: 10, extracted: 21, fingerprint: 77, erased: true) == .leaveErased)
    }

    @Test("A changed text is a revision, if it is newer")
    func revised() throws {
        #expect(try decide(text: "new", received: 11, extracted: 0) == .revise(stored))
        #expect(try decide(text: "new", received: 9, extracted: 99) == .leaveStale)
    }
}

@Suite("Isolation of what cannot be written")
struct IsolationTests {
    struct Fault: Error {}
    struct Outage: Error {}
    static func isFault(_ error: any Error) -> Bool { error is Fault }

    @Test(
        "Bad items are found one by one, all others are written once",
        arguments: [[], [0], [99], [3, 4], [0, 50, 99], Array(0..<100)])
    func bisection(_ bad: [Int]) throws {
        var written: [Int] = []
        var calls = 0
        let refused = try Isolation.write(Array(0..<100), isFault: Self.isFault) { items in
            calls += 1
            if items.contains(where: bad.contains) { throw Fault() }
            written += items
        }
        #expect(refused.map(\.item) == bad)
        #expect(written == (0..<100).filter { !bad.contains($0) })
        #expect(calls <= 1 + 2 * 7 * max(bad.count, 0))
    }

    @Test("An error that is no item's fault is thrown")
    func outage() {
        #expect(throws: Outage.self) {
            try Isolation.write(Array(0..<10), isFault: Self.isFault) { items in
                if items.count < 5 { throw Outage() }
                throw Fault()
            }
        }
    }
}

@Suite("Known entities")
struct KnownEntitiesTests {
    @Test("What a transaction added counts only after its commit")
    func commit() {
        var known = KnownEntities()
        known.begin(generation: 1) { EntitySplits() }
        known.add(7, for: "a")
        #expect(known["a"] == 7)
        known.rollBack()
        known.begin(generation: 1) { EntitySplits() }
        #expect(known["a"] == nil)
        known.add(8, for: "a")
        known.commit()
        known.begin(generation: 1) { EntitySplits() }
        #expect(known["a"] == 8)
    }

    @Test("A change of entities makes it forget")
    func forgetting() {
        var known = KnownEntities()
        known.begin(generation: 1) { EntitySplits() }
        known.add(7, for: "a")
        known.add(.init(entity: 7, name: "A"))
        known.commit()
        known.begin(generation: 1) { EntitySplits() }
        #expect(known["a"] == 7 && known.has(.init(entity: 7, name: "A")))
        known.begin(generation: 2) { EntitySplits() }
        #expect(known["a"] == nil && !known.has(.init(entity: 7, name: "A")))
    }

    @Test("Of what was added the latest stays, and twice the limit at most")
    func bound() {
        var entries = RecentEntries<Int, Int>(limit: 3)
        for number in 0..<100 {
            entries.add([number: number])
            entries.add([-1: number])
            #expect(entries[number] == number && entries[-1] == number)
            #expect((0...number).filter { entries[$0] != nil }.count <= 6)
        }
        entries.add(Dictionary(uniqueKeysWithValues: (1000..<1010).map { ($0, $0) }))
        #expect((1000..<1010).allSatisfy { entries[$0] == $0 }, "more than the limit at once stay together")
        entries.removeAll()
        #expect(entries[1000] == nil && entries[-1] == nil)
    }
}
