import Foundation
import Fuzzing
import Kafka
import Shared

/// A way in, by the name of its folder of inputs to begin with.
enum Way {
    /// Runs `read` on inputs made of those in `Corpus/<name>`.
    static func fuzz(_ name: String, scraps: [String], _ read: ([UInt8]) throws -> Void) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Corpus/\(name)")
        let corpus = try Corpus.files(in: folder.path)
        try Fuzzer(name, Mutator(corpus: corpus, scraps: scraps)).run(read)
    }

    /// Throws what is wrong unless `condition` holds.
    static func demand(_ condition: Bool, _ wrong: @autoclosure () -> String) throws {
        if !condition { throw FuzzFailure(wrong()) }
    }

    /// A message as an input writes it: lines of headers, of which `:key` is the key, then an empty line and the value.
    static func message(_ bytes: [UInt8], topic: String) -> Message {
        var message = Message(topic: topic, partition: 3, offset: 17, timestamp: 1_715_335_200_000)
        var rest = bytes[...]
        while !rest.isEmpty {
            let line = rest.prefix { $0 != 0x0a }
            rest = rest[line.endIndex...].dropFirst()
            if line.isEmpty { break }
            let name = String(decoding: line.prefix { $0 != 0x3a && $0 != 0 }, as: UTF8.self)
            let value = Array(line.dropFirst(name.utf8.count).drop { $0 == 0x3a || $0 == 0x20 })
            if line.starts(with: ":key: ".utf8) {
                message.key = Array(line.dropFirst(6))
            } else {
                message.headers.append(Header(name, value))
            }
        }
        // A tombstone where nothing is left.
        message.value = rest.isEmpty ? nil : Array(rest)
        return message
    }

    /// What means something in JSON.
    static let json = [
        "{", "}", "[", "]", ":", ",", "\"", "\\u0000", "\\ud800", "\\udc00", "\\ud83d\\ude00", "null", "true", "[]",
        "{}", "\"\"", "{\"a\":", "[[[[", "1e5", "\"text\":", "\"schema\":", "\"id\":", "\"url\":", "\"publishedAt\":",
        "\"2024-02-30\"", "\"entities\":", "\"mentions\":", "\"start\":", "\"end\":", "\"dates\":", "\"quotes\":",
    ]

    /// Names and values that mean something in headers.
    static let headers = [
        "content-type: ", "text/html", "text/plain; charset=utf-16", "application/json", "application/x-ndjson",
        "content-location: ", "https://x.example/", "traceparent: ", "00-", "-01", "dateline_stage: ",
        "dateline_reason: ", "dateline_partition: ", "dateline_offset: ", "ce_type: ", "ce_time: ", ":key: ", "\n\n",
        "11111111-1111-4111-8111-111111111111",
    ]
}
