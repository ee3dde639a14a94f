import Fuzzing
import Kafka
import Shared
import Testing

@testable import extractor
@testable import persister

/// What `extractor` and `persister` read of topics that others may write to.
@Suite("Whatever stands in the topic", .serialized, .timeLimit(.minutes(240)))
struct RecordFuzzTests {
    @Test("articles is extracted from or rejected, and what is found lies within the text")
    func articles() throws {
        let processor = MessageProcessor(
            extractor: try ArticleExtractor(), maxTextBytes: 60_000, timeLimit: .seconds(60))
        let scraps = [
            "“", "”", "‘", "’", "«", "»", " said ", " Ann Lee ", " Friday ", "U.S.", "$5bn", "2019", ". ", "?” ",
            "Mr. ",
            "New York", "\\n\\n", " he ", " the WHO ", "May 5, 2020", "at 3 p.m.", " two years earlier", "St.", "Q: ",
        ]
        try Way.fuzz("kafka-articles", scraps: scraps + Way.headers + Way.json) { bytes in
            let message = Way.message(bytes, topic: "articles")
            guard case .extracted(let id, let record) = processor.outcome(of: message) else { return }
            let extraction = try WireFormat.decode(Extraction.self, from: record)
            try Way.demand(extraction.article.id == id && !id.isEmpty, "another article's")
            try check(extraction.findings, extraction.article.text.unicodeScalars.count)
            var next = message
            (next.value, next.key) = (record, nil)
            guard case .unreadable(let error) = MessageReader.content(ofExtraction: next) else { return }
            // What the article itself brought may be refused; what was found in it may not.
            let found = ["entities", "dates", "quotes", "extractor", "status", "counts"]
            try Way.demand(!found.contains { error.field?.hasPrefix($0) == true }, "the persister refuses it: \(error)")
        }
    }

    private func check(_ findings: Findings, _ length: Int) throws {
        func isInside(_ start: Int, _ end: Int) -> Bool { 0 <= start && start < end && end <= length }
        let ids = Set(findings.entities.map(\.id))
        let mentions = findings.entities.flatMap(\.mentions)
        try Way.demand(ids.count == findings.entities.count, "an entity's id stands twice")
        try Way.demand(mentions.allSatisfy { isInside($0.start, $0.end) }, "a mention outside the text")
        try Way.demand(findings.dates.allSatisfy { isInside($0.start, $0.end) }, "a date outside the text")
        for quote in findings.quotes {
            try Way.demand(isInside(quote.start, quote.end), "a quote outside the text")
            try Way.demand(quote.speaker.map(ids.contains) ?? true, "a speaker who is no entity")
        }
    }

    @Test("articles.extracted is a record that fits the tables, or unreadable with a reason")
    func extracted() throws {
        let scraps = [
            "\"kind\":\"name\"", "\"type\":\"person\"", "\"geonamesId\":", "\"latitude\":", "\"value\":",
            "\"2024-W53\"",
            "\"speaker\":", "\"cue\":", "\"2024-05-10T24:00\"", "\"P1Y\"", "\"9999-12-31/0001-01-01\"", "\"0000\"",
        ]
        try Way.fuzz("kafka-extracted", scraps: scraps + Way.headers + Way.json) { bytes in
            switch MessageReader.content(ofExtraction: Way.message(bytes, topic: "articles.extracted")) {
            case .record(let record): try check(record)
            case .unreadable(let error): try Way.demand(error.description.utf8.count < 1000, "too many words")
            default: break
            }
        }
    }

    private func check(_ record: Record) throws {
        let length = Int32(record.article.text.unicodeScalars.count)
        let texts = [record.article.text, record.article.title ?? ""] + record.entities.map(\.name)
        try Way.demand(!texts.contains { $0.utf8.contains(0) }, "a NUL, which the database refuses")
        try Way.demand(record.mentions.ends.allSatisfy { $0 <= length }, "a mention outside the text")
        try Way.demand(record.mentions.entities.allSatisfy(record.entities.indices.contains), "a mention of nobody")
        try Way.demand(record.entities.allSatisfy { $0.name.utf8.count <= Entity.longestName }, "a name too long")
    }

    @Test("articles.rejected is kept")
    func rejected() throws {
        try Way.fuzz("kafka-rejected", scraps: Way.headers) { bytes in
            let message = Way.message(bytes, topic: "articles.rejected")
            let stored = StoredRejection(message)
            try Way.demand(stored.value == message.value && !stored.rejection.reason.storable.utf8.contains(0), "lost")
        }
    }
}
