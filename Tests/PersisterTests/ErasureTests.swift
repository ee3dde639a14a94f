import Postgres
import Shared
import Testing

@testable import persister

@Suite("Erasing articles", .enabled(if: TestDatabase.isNamed))
struct ErasureTests {
    private func batch(_ contents: Batch.Content...) -> Batch {
        var batch = Batch()
        for content in contents { batch.add(content, from: Samples.message([0], key: Samples.id)) }
        return batch
    }

    @Test("A tombstone deletes every row of the article, and the people only it named")
    func everything() throws {
        try TestDatabase.with { settings throws in
            let writer = BatchWriter(settings)
            let connection = try Connection(settings)
            let changed = Samples.article(text: Samples.text + " Again.", receivedAt: "2024-05-11T10:00:00Z")
            var rejected = Samples.message([1], key: Samples.id)
            rejected.headers = Rejection(stage: "extractor", reason: "r", detail: "d").headers
            _ = try writer.write(batch(.record(try Samples.record())))
            _ = try writer.write(batch(.record(try Samples.record(changed)), .rejection(StoredRejection(rejected))))
            _ = try SearchIndexer.step(connection)
            _ = try writer.write(batch(.tombstone(id: Samples.id)))
            #expect(try connection.contents() == [])
            for table in [
                "article_search", "search_queue", "story_queue", "article_story", "copy_band", "rejected_article",
            ] {
                #expect(try connection.value("SELECT count(*) FROM \(table)") == 0)
            }
            #expect(try connection.value("SELECT erased_by || was_stored FROM erasure") == "tombstonetrue")
        }
    }

    @Test("An erased article does not come back, in the same batch or later, and that is counted")
    func keptOut() throws {
        try TestDatabase.with { settings throws in
            let writer = BatchWriter(settings)
            let connection = try Connection(settings)
            let record = Batch.Content.record(try Samples.record())
            let together = try writer.write(batch(record, .tombstone(id: Samples.id), record))
            #expect(together.summary == WriteSummary(erased: 1))
            #expect(try writer.write(batch(record)).summary == WriteSummary(erased: 1))
            #expect(try connection.value("SELECT count(*) FROM article") == 0)
            #expect(try connection.value("SELECT returned FROM erasure") == 2)
            _ = try writer.write(batch(.rejection(StoredRejection(Samples.message([1], key: Samples.id)))))
            #expect(try connection.value("SELECT count(*) FROM rejected_article") == 0)
        }
    }

    @Test("People whom other articles name stay, and a running persister forgets the numbers of those who do not")
    func forgottenEntities() throws {
        try TestDatabase.with { settings throws in
            let writer = BatchWriter(settings)
            let connection = try Connection(settings)
            var shared = Samples.findings
            shared.entities.removeLast()
            _ = try writer.write(batch(.record(try Samples.record())))
            _ = try writer.write(batch(.record(try Samples.record(Samples.article(Samples.id(2)), findings: shared))))
            #expect(try connection.value("SELECT erase_article('\(Samples.id)', 'ann', 'asked to')") == true)
            #expect(try connection.value("SELECT string_agg(name, ',') FROM entity") == "Zoë Lee")
            _ = try writer.write(batch(.record(try Samples.record(Samples.article(Samples.id(3))))))
            #expect(
                try connection.value(
                    "SELECT string_agg(name, ',' ORDER BY name) FROM entity_in_article WHERE id = '\(Samples.id(3))'")
                    == "Oslo,Zoë Lee")
            #expect(try connection.value("SELECT count(*) FROM place") == 1)
        }
    }

    @Test("Erasing twice, or what was never there, is harmless; who asked first stays on record")
    func twice() throws {
        try TestDatabase.connected { connection throws in
            #expect(try connection.value("SELECT erase_article('\(Samples.id)', 'ann', 'asked to')") == false)
            try ArticleStore(connection).erase([Samples.id])
            #expect(
                try connection.value("SELECT erased_by || ' ' || reason || ' ' || was_stored FROM erasure")
                    == "ann asked to false")
        }
    }
}
