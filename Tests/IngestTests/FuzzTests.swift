import Foundation
import Seeded
import Shared
import Testing

@testable import ingest

@Suite("Random input", .timeLimit(.minutes(60)))
struct FuzzTests {
    /// `FUZZ_ROUNDS` makes a longer run.
    private static let rounds = ProcessInfo.processInfo.environment["FUZZ_ROUNDS"].flatMap { Int($0) } ?? 20_000
    private static let seeds: [[UInt8]] = [
        #"{"text":"Ann Lee said: “We meet in Oslo.”","url":"https://example.org/a?b=1","publishedAt":"2024-05-10T09:00:00+02:00"}"#,
        #"{"schema":1,"authors":["Ann","Bob \u0000"],"title":"T\ud83d\ude00","language":"en-GB","text":"\u00e9\r\n","x":[1e5,-0.5,{"y":null}]}"#,
        #"<html><body>Words &amp; more</body></html>"#, "Bare words.\n\nAnd\u{0} more.", "[[[[[[[[{\"text\":[[[",
    ].map { Array($0.utf8) }

    private static func mutated(_ random: inout SeededGenerator) -> [UInt8] {
        var bytes = seeds.randomElement(using: &random) ?? []
        for _ in 0..<Int.random(in: 0...6, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(Array("{}[]\",:\\u0d8-".utf8).randomElement(using: &random) ?? 0, at: place)
            case 3: bytes.removeLast(bytes.count - place)
            default: bytes.insert(contentsOf: bytes[place...].prefix(40), at: place)
            }
        }
        return bytes
    }

    @Test("Whatever comes is either a record that reads back, or refused with a code and words")
    func articles() throws {
        var random = SeededGenerator(seed: 1)
        let reader = ArticleReader(limits: IngestLimits())
        var taken = 0
        for _ in 0..<Self.rounds {
            let bytes = Self.mutated(&random)
            do throws(RecordError) {
                let prepared = try reader.read(bytes[...], as: ContentKind(look: bytes[...]))
                let article = try WireFormat.decode(Article.self, from: prepared.record)
                #expect(article.id == prepared.id && !article.text.isEmpty)
                #expect(!article.text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
                taken += 1
            } catch {
                #expect(!error.code.isEmpty && error.description.utf8.count < 300)
            }
        }
        #expect(taken > Self.rounds / 20 && taken < Self.rounds)
    }

    @Test("The JSON reader takes what Foundation takes, save for duplicate keys, and gives the same strings")
    func agreement() throws {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<Self.rounds {
            let bytes = Self.mutated(&random)
            let theirs = (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any]
            var strings: [String: String] = [:]
            do throws(RecordError) {
                var reader = try JSONReader(bytes[...])
                try reader.object { (reader, key) throws(RecordError) in
                    if reader.nextKind() == .string { strings[key] = try reader.string() } else { try reader.skip() }
                }
                try reader.end()
                #expect(theirs != nil, "only we take \(String(decoding: bytes, as: UTF8.self))")
                #expect((theirs ?? [:]).compactMapValues { $0 as? String } == strings)
            } catch {
                guard theirs != nil, error.description.contains("twice") == false else { continue }
                Issue.record("only we refuse \(String(decoding: bytes, as: UTF8.self)): \(error)")
            }
        }
    }
}
