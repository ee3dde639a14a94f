import Shared
import Testing

@testable import persister

@Suite("From an extraction to a record")
struct RecordTests {
    @Test("Spans become their words, in code points")
    func words() throws {
        let record = try Samples.record()
        #expect(record.mentions.words == ["Zoë Lee", "She", "Oslo"])
        #expect(record.mentions.entities == [0, 0, 1])
        #expect(record.entities.map(\.mentions) == [2, 1])
        #expect(record.dates.map(\.words.text) == ["Friday"])
        #expect(record.quotes.map(\.words.text) == ["We meet in Oslo."])
        #expect(record.quotes.map(\.cue?.text) == ["said"])
        #expect(record.quotes.map(\.speaker) == [0])
    }

    @Test("A mention without a confidence of its own has its entity's")
    func confidence() throws {
        #expect(try Samples.record().mentions.confidences == [1, 0.25, 1])
    }

    @Test("NUL becomes U+FFFD and moves no span")
    func nul() throws {
        var article = Samples.article(text: "\0Zoë\0 Lee said")
        article.title = "a\0b"
        let findings = Findings(
            entities: [
                Entity(id: "e1", type: .person, name: "Zoë\0 Lee", confidence: 1, mentions: [Mention(start: 1, end: 9)])
            ],
            dates: [], quotes: [])
        let record = try Samples.record(article, findings: findings)
        #expect(record.article.text == "\u{FFFD}Zoë\u{FFFD} Lee said")
        #expect(record.article.title == "a\u{FFFD}b")
        #expect(record.entities.first?.name == "Zoë\u{FFFD} Lee")
        #expect(record.mentions.words.first == "Zoë\u{FFFD} Lee")
    }

    @Test("Entities with one match key become one, and quotes follow")
    func merging() throws {
        var findings = Samples.findings
        findings.entities.append(
            Entity(id: "e3", type: .person, name: "ZOË  LEE.", confidence: 0.9, mentions: [Mention(start: 0, end: 3)]))
        findings.quotes[0].speaker = "e3"
        let record = try Samples.record(findings: findings)
        #expect(record.entities.count == 2)
        #expect(record.entities[0].mentions == 3)
        #expect(record.mentions.entities == [0, 0, 1, 0])
        #expect(record.entities[0].writtenNames == ["Zoë Lee", "Zoë"])
        #expect(record.entities[0].confidence == 0.9)
        #expect(record.entities[0].role == "Minister")
        #expect(record.quotes[0].speaker == 0)
    }

    @Test("Match keys hold what makes an entity one across articles")
    func matchKeys() {
        func key(_ type: EntityType, _ name: String, geonames: Int? = nil, country: String? = nil) -> String {
            EntityName.matchKey(
                of: Entity(
                    id: "e", type: type, name: name, confidence: 1, country: country, geonamesId: geonames, mentions: []
                ))
        }
        #expect(key(.person, " Conan  O’Brien,") == "person:conan obrien")
        #expect(key(.person, "Conan O'Brien") == "person:conan obrien")
        #expect(key(.person, "Zoë Lee") == key(.person, "ZOE LEE"))
        #expect(key(.place, "Kyiv", geonames: 703_448) == "geonames:703448")
        #expect(key(.group, "Kyiv", geonames: 703_448) == "group:kyiv")
        #expect(key(.group, "Democrats") == key(.group, "democrat"))
        #expect(key(.group, "Turks", country: "TR") == key(.group, "Turkish", country: "TR"))
        #expect(key(.other, "!!!") == "other:!!!")
        #expect(key(.other, "Ελλάς") != key(.other, "Россия"))
    }

    @Test("An id in capitals is the same id")
    func canonicalID() throws {
        var article = Samples.article("ABCDEF01-2345-4678-9ABC-DEF012345678")
        article.contentHash = article.contentHash.uppercased()
        let record = try Samples.record(article)
        #expect(record.id == "abcdef01-2345-4678-9abc-def012345678")
        #expect(
            ArticleID.bytes(record.id) == [
                0xAB, 0xCD, 0xEF, 1, 0x23, 0x45, 0x46, 0x78, 0x9A, 0xBC, 0xDE, 0xF0, 0x12, 0x34, 0x56, 0x78,
            ])
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        let field: String
        let spoil: @Sendable (inout Extraction) -> Void
        var testDescription: String { field }

        init(_ field: String, _ spoil: @escaping @Sendable (inout Extraction) -> Void) {
            self.field = field
            self.spoil = spoil
        }
    }

    static let faults = [
        Fault("id") { $0.article.id = "17" },
        Fault("id") { $0.article.id = "11111111-1111-4111-8111-11111111111g" },
        Fault("contentHash") { $0.article.contentHash = "abc" },
        Fault("receivedAt") { $0.article.receivedAt = "yesterday" },
        Fault("receivedAt") { $0.article.receivedAt = "2024-05-10" },
        Fault("publishedAt") { $0.article.publishedAt = "2024-02-31" },
        Fault("extractor.model") { $0.extractor.model = "" },
        Fault("extractor.name") { $0.extractor.name = "a\0" },
        Fault("entities[0].name") { $0.findings.entities[0].name = "" },
        Fault("entities[0].name") { $0.findings.entities[0].name = String(repeating: "x", count: 1001) },
        Fault("entities[1].id") { $0.findings.entities[1].id = "e1" },
        Fault("entities[0].country") { $0.findings.entities[0].country = "Norway" },
        Fault("entities[0].confidence") { $0.findings.entities[0].confidence = 1.5 },
        Fault("entities[1].geonamesId") { $0.findings.entities[1].geonamesId = 1 << 40 },
        Fault("entities[1].latitude") { $0.findings.entities[1].latitude = 91 },
        Fault("entities[0].mentions[1]") { $0.findings.entities[0].mentions[1].end = 66 },
        Fault("entities[0].mentions[0]") { $0.findings.entities[0].mentions[0].start = -1 },
        Fault("entities[0].mentions[0]") { $0.findings.entities[0].mentions[0].end = 0 },
        Fault("entities[0].mentions[0]") { $0.findings.entities[0].mentions[0].end = Int.max },
        Fault("dates[0]") { $0.findings.dates[0].start = 23 },
        Fault("dates[0].value") { $0.findings.dates[0].value = "2024-13" },
        Fault("quotes[0]") { $0.findings.quotes[0].end = 1 << 33 },
        Fault("quotes[0].speaker") { $0.findings.quotes[0].speaker = "e9" },
        Fault("quotes[0].cue") { $0.findings.quotes[0].cue = Span(start: 12, end: 8) },
        Fault("quotes[0].confidence") { $0.findings.quotes[0].confidence = -0.1 },
    ]

    @Test("What does not fit the tables is refused, and the reason names the field", arguments: faults)
    func refused(_ fault: Fault) {
        var extraction = Samples.extraction()
        fault.spoil(&extraction)
        let error = #expect(throws: RecordError.self) {
            try RecordReader.record(of: extraction, extractedAt: 0, fingerprint: 0)
        }
        #expect(error?.code == "invalid-field")
        #expect(error?.field == fault.field)
        #expect(error?.description.contains("Zoë") == false)
    }

    @Test("The last code point of a text can be part of a span")
    func lastCodePoint() throws {
        var extraction = Samples.extraction()
        extraction.findings.entities[0].mentions = [Mention(start: 63, end: 64)]
        #expect(
            try RecordReader.record(of: extraction, extractedAt: 0, fingerprint: 0).mentions.words.first
                == "𝄞")
    }
}
