import Foundation
import Shared
import Testing

extension EndToEnd {
    /// What cannot be an article is rejected with a reason, keeps its bytes, and harms no other.
    @Suite("Bad input", .serialized)
    struct BadInput {
        /// A message that must be rejected.
        struct Case {
            let name: String
            let value: [UInt8]
            let reason: String
            var contentType = "application/json"
            /// Who rejects it, told by the topic it is put into.
            var stage = Service.ingest

            init(_ name: String, _ value: String, _ reason: String, stage: Service = .ingest) {
                self.init(name, bytes: Array(value.utf8), reason, stage: stage)
            }

            init(
                _ name: String, bytes: [UInt8], _ reason: String, contentType: String = "application/json",
                stage: Service = .ingest
            ) {
                self.name = name
                self.value = bytes
                self.reason = reason
                self.contentType = contentType
                self.stage = stage
            }
        }

        static let cases = [
            Case("not JSON", "{this is not JSON", "not-json"),
            Case("JSON of another shape", "[1, 2, 3]", "wrong-type"),
            Case("a text of the wrong type", #"{"text": 42}"#, "wrong-type"),
            Case("a wrong type beside", #"{"text": "Words.", "authors": "Ann Lee"}"#, "wrong-type"),
            Case("no text", #"{"title": "Only this"}"#, "missing-field"),
            Case("an empty text", #"{"text": " \n "}"#, "invalid-field"),
            Case("an empty message", "", "not-json"),
            Case("a text of 5 MB", #"{"text": ""# + String(repeating: "word ", count: 1_000_000) + #""}"#, "too-large"),
            Case("half of a surrogate pair", #"{"text": "half \ud800 of it"}"#, "not-json"),
            Case("JSON that is not UTF-8", bytes: Array(#"{"text": ""#.utf8) + [0xff] + Array(#""}"#.utf8), "not-json"),
            Case("a text that is not UTF-8", bytes: [0x41, 0xc3, 0x28], "invalid-field", contentType: "text/plain"),
            Case("100 000 nested brackets", String(repeating: "[", count: 100_000), "not-json"),
            Case(
                "nested brackets inside", #"{"text": "a", "x": "# + String(repeating: "[", count: 100_000), "not-json"),
            Case("a date that is none", #"{"text": "Words.", "publishedAt": "2024-02-31"}"#, "invalid-field"),
            Case("an id that lies", #"{"text": "W.", "id": "0e7c6a3b-0f3d-8a11-9b1c-5d2f0c9a7e41"}"#, "invalid-field"),
            Case("a key that stands twice", #"{"text": "One.", "text": "Two."}"#, "invalid-field"),
            Case("a schema from the future", #"{"text": "Words.", "schema": 99}"#, "unknown-schema"),
            Case("no record for the extractor", "{this is no record", "not-json", stage: .extractor),
            Case("a future record for the extractor", #"{"schema": 99}"#, "unknown-schema", stage: .extractor),
            Case("no record for the persister", "[]", "wrong-type", stage: .persister),
            Case("a future record for the persister", #"{"schema": 99}"#, "unknown-schema", stage: .persister),
        ]

        @Test("Each bad message is rejected with its reason and its bytes, and all good ones between them are stored")
        func rejected() throws {
            try Stage.with { stage in
                try stage.startAll()
                for (number, bad) in Self.cases.enumerated() {
                    try stage.publish(number..<number + 1)
                    let header = Header("content-type", bad.contentType)
                    try stage.publish([bad.value], to: stage.topic(readBy: bad.stage), headers: [header])
                }
                try stage.settle()
                try stage.expectRows(of: Self.cases.indices)
                try Self.expectRejections(on: stage)
            }
        }

        private static func expectRejections(on stage: Stage) throws {
            let connection = try stage.connect()
            for bad in cases {
                let rows = try connection.query(
                    "SELECT stage, reason, detail FROM rejected_article WHERE value = $1 AND origin_topic = $2",
                    [.bytes(bad.value), .text(stage.topic(readBy: bad.stage))])
                #expect(rows.count == 1, "\(bad.name): one rejection with the original bytes")
                guard let row = rows.first else { continue }
                let (name, reason, detail): (String, String, String) = (
                    try row["stage"], try row["reason"], try row["detail"]
                )
                #expect(name == bad.stage.rawValue, "\(bad.name)")
                #expect(reason == bad.reason, "\(bad.name): \(detail)")
                #expect(!detail.isEmpty, "\(bad.name)")
            }
            #expect(stage.rejectedCount == cases.count)
        }

        @Test("NUL and other control characters are taken out of a text, and the article is stored")
        func nul() throws {
            try Stage.with { stage in
                try stage.startAll()
                try stage.publish(#"{"url":"https://news.example/nul","text":"Ann\u0000 Lee met\u0007 Bo Ek."}"#)
                try stage.publish([Array("Bare\0 text by Ann Lee.".utf8)], to: stage.topics.inbox)
                try stage.settle()
                #expect(stage.rejectedCount == 0)
                #expect(try stage.number("SELECT count(*) FROM article WHERE text = 'Ann Lee met Bo Ek.'") == 1)
                #expect(try stage.number("SELECT count(*) FROM article WHERE text = 'Bare text by Ann Lee.'") == 1)
            }
        }
    }
}

extension Stage {
    /// The topic that a service reads articles from.
    fileprivate func topic(readBy service: Service) -> String {
        switch service {
        case .ingest: topics.inbox
        case .extractor: topics.articles
        case .persister: topics.extracted
        }
    }
}
