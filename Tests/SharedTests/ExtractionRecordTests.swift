import Foundation
import Shared
import Testing

@Suite("The Extraction record")
struct ExtractionRecordTests {
    static let extraction = Extraction(
        article: ArticleRecordTests.article,
        extractor: ExtractorVersion(name: "dateline", version: "1.2.0", model: "en-3"), status: .ok,
        findings: Findings(
            entities: [
                Entity(
                    id: "e1", type: .person, name: "Ann Lee", confidence: 0.5,
                    mentions: [Mention(start: 0, end: 7, confidence: 0.25)]),
                Entity(
                    id: "e2", type: .place, name: "Oslo", confidence: 1, country: "NO", geonamesId: 3_143_244,
                    latitude: 59.9, longitude: 10.7, mentions: [Mention(start: 26, end: 30)]),
            ],
            dates: [DateExpression(start: 8, end: 12, value: "2024-05-10", modifier: "about")],
            quotes: [Quote(start: 15, end: 31, speaker: "e1", cue: Span(start: 8, end: 12), kind: .direct)]))

    @Test("comes back as it was written")
    func roundTrip() throws {
        let bytes = try WireFormat.encode(Self.extraction)
        #expect(try WireFormat.decode(Extraction.self, from: bytes) == Self.extraction)
    }

    @Test("is one flat object with the article's fields, the findings and their counts")
    func flat() throws {
        let bytes = try WireFormat.encode(Self.extraction)
        let object = try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(object["text"] as? String == Self.extraction.article.text)
        #expect((object["entities"] as? [[String: Any]])?.count == 2)
        #expect(object["counts"] as? [String: Int] == ["entities": 2, "mentions": 2, "dates": 1, "quotes": 1])
        #expect(object["article"] == nil && object["findings"] == nil)
    }

    @Test("is refused when a finding is malformed, with the way to it")
    func fault() throws {
        var text = try String(decoding: WireFormat.encode(Self.extraction), as: UTF8.self)
        text = text.replacingOccurrences(of: #""kind":"name","start":26"#, with: #""kind":"name","start":"x""#)
        let error = try #require(throws: RecordError.self) { try WireFormat.decode(Extraction.self, from: text.utf8) }
        #expect(error.field == "entities[1].mentions[0].start")
    }
}
