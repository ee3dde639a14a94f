import Foundation
import Identity
import Kafka
import Shared

/// An article that tests publish: one of any number of different ones.
struct SampleArticle {
    let number: Int

    var url: String { "https://news.example/story/\(number)" }
    var id: String { ArticleIdentity.id(url: url, text: "") }
    var text: String { "Ann Lee said in Oslo on Friday: “Story \(number) is true.” The mayor of Bergen agreed." }

    /// As a publisher writes it.
    var json: String {
        #"{"url":"\#(url)","title":"Story \#(number)","publishedAt":"2024-05-10","text":"\#(text)"}"#
    }
}

extension Stage {
    /// Puts messages into a topic, as any client of Kafka may, and waits until the broker has them.
    func publish(
        _ values: [[UInt8]], to topic: String, key: String? = nil, headers: [Header] = []
    ) throws {
        let producer = try Producer(settings: kafka)
        defer { producer.close() }
        for value in values {
            try producer.send(topic: topic, key: key.map { Array($0.utf8) }, value: value, headers: headers)
        }
        try producer.flush(timeout: patience)
    }

    /// Puts texts into the inbox.
    func publish(_ texts: String...) throws {
        try publish(texts.map { Array($0.utf8) }, to: topics.inbox)
    }

    /// Puts articles into the inbox.
    func publish(_ numbers: Range<Int>) throws {
        try publish(numbers.map { Array(SampleArticle(number: $0).json.utf8) }, to: topics.inbox)
    }
}
