import Kafka
import Shared

@testable import persister

/// Extractions made for tests.
enum Samples {
    static let id = "11111111-1111-4111-8111-111111111111"

    static func id(_ number: Int) -> String {
        let digits = String(number, radix: 16)
        return "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
    }

    static let text = "Zoë Lee said on Friday: “We meet in Oslo.” She thanked Norway. 𝄞"

    /// A hash that tells texts apart.
    static func hash(_ text: String) -> String {
        var sum: UInt64 = 14_695_981_039_346_656_037
        for byte in text.utf8 { sum = (sum ^ UInt64(byte)) &* 1_099_511_628_211 }
        let digits = String(sum, radix: 16)
        return String(repeating: "0", count: 64 - digits.count) + digits
    }

    static func article(_ id: String = id, text: String = text, receivedAt: String = "2024-05-10T10:00:00Z") -> Article
    {
        Article(
            id: id, url: "https://news.example/1", source: "news.example", title: "Talks", authors: ["Ann Ray", "Bo"],
            publishedAt: "2024-05-10T09:00:00+02:00", language: "en", text: text, contentHash: hash(text),
            receivedAt: receivedAt)
    }

    static let findings = Findings(
        entities: [
            Entity(
                id: "e1", type: .person, name: "Zoë Lee", confidence: 0.5, role: "Minister", country: "NO",
                mentions: [
                    Mention(start: 0, end: 7, confidence: 1),
                    Mention(start: 43, end: 46, kind: .pronoun, confidence: 0.25),
                ]),
            Entity(
                id: "e2", type: .place, name: "Oslo", confidence: 1, country: "NO", region: "NO-03",
                geonamesId: 3_143_244,
                latitude: 59.9, longitude: 10.7, mentions: [Mention(start: 36, end: 40)]),
        ],
        dates: [DateExpression(start: 16, end: 22, value: "2024-05-10")],
        quotes: [
            Quote(start: 25, end: 41, speaker: "e1", cue: Span(start: 8, end: 12), kind: .direct, confidence: 0.75)
        ])

    static let version = ExtractorVersion(name: "dateline", version: "1.0.0", model: "m1")

    static func extraction(
        _ article: Article = article(), findings: Findings = findings, version: ExtractorVersion = version
    ) -> Extraction {
        Extraction(article: article, extractor: version, status: .ok, findings: findings)
    }

    static func record(
        _ article: Article = article(), findings: Findings = findings, version: ExtractorVersion = version,
        extractedAt: Int64 = 0
    ) throws -> Record {
        let extraction = extraction(article, findings: findings, version: version)
        return try RecordReader.record(
            of: extraction, extractedAt: extractedAt, fingerprint: Fingerprint.of(WireFormat.encode(extraction)))
    }

    /// A message of `articles.extracted`.
    static func message(
        _ value: [UInt8]?, key: String? = nil, offset: Int64 = 0, timestamp: Int64 = 1_715_335_200_000
    ) -> Message {
        Message(
            topic: "articles.extracted", partition: 0, offset: offset, timestamp: timestamp,
            key: key.map { Array($0.utf8) },
            value: value)
    }

    static func message(_ extraction: Extraction, offset: Int64 = 0) throws -> Message {
        message(try WireFormat.encode(extraction), key: extraction.article.id, offset: offset)
    }
}
