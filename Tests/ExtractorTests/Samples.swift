import Kafka
import Shared

@testable import extractor

/// Articles and messages that the tests share.
enum Samples {
    static func article(id: String = "a1", language: String = "en", text: String = "Ann Lee met Bob in Oslo.")
        -> Article
    {
        Article(
            id: id, url: "https://example.org/a", title: "A meeting", authors: ["Kim Poe"], publishedAt: "2024-05-10",
            language: language, text: text, contentHash: "00ff", receivedAt: "2024-05-10T09:00:00Z")
    }

    static func bytes(_ article: Article = article()) throws -> [UInt8] { try WireFormat.encode(article) }

    static func message(_ value: [UInt8]?, key: String? = "a1", headers: [Header] = []) -> Message {
        Message(
            topic: "articles", partition: 3, offset: 42, key: key.map { Array($0.utf8) }, value: value, headers: headers
        )
    }

    static func message(_ text: String) -> Message { message(Array(text.utf8)) }

    static func processor(maxTextBytes: Int = 1000) throws -> MessageProcessor {
        MessageProcessor(extractor: try ArticleExtractor(), maxTextBytes: maxTextBytes, timeLimit: .seconds(300))
    }
}

extension Outcome {
    var reason: String? {
        if case .rejected(let reason, _, _) = self { reason } else { nil }
    }
}
