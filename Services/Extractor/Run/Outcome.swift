import Kafka
import Shared

/// What becomes of one message.
enum Outcome: Sendable, Equatable {
    /// The article's id and its `Extraction` record.
    case extracted(id: String, record: [UInt8])
    /// The article of the message's key is erased: passed on.
    case erased
    /// Turned away. `keepsBytes` is false where even the original bytes are too large to be sent.
    case rejected(reason: String, detail: String, keepsBytes: Bool = true)

    /// Why it was turned away; nil when it was not.
    var reason: String? {
        if case .rejected(let reason, _, _) = self { reason } else { nil }
    }

    /// The extraction.
    var record: [UInt8]? {
        if case .extracted(_, let record) = self { record } else { nil }
    }

    /// Where it goes.
    func topic(among topics: TopicNames) -> String { reason == nil ? topics.extracted : topics.rejected }

    /// What to do instead when the broker finds the message of this outcome too large.
    var whenTooLarge: Outcome {
        switch self {
        case .rejected(let reason, let detail, _):
            let note = "; the original is too large to be kept here, it stands where it came from"
            return .rejected(reason: reason, detail: detail + note, keepsBytes: false)
        case .extracted(_, let record):
            let detail =
                "the extraction has \(record.count) bytes, more than the topic takes: raise its max.message.bytes"
            return .rejected(reason: "extraction-too-large", detail: detail)
        case .erased: return .rejected(reason: "too-large", detail: "the tombstone is larger than the topic takes")
        }
    }
}

/// Decides what becomes of messages of the topic `articles`. Pure: it reads and writes nothing.
struct MessageProcessor: Sendable {
    let extractor: ArticleExtractor
    /// Longer texts, in bytes of UTF-8, are turned away unread.
    let maxTextBytes: Int
    /// How long one extraction may take.
    let timeLimit: Duration

    /// What becomes of `message`.
    func outcome(of message: Message) -> Outcome {
        guard let value = message.value else { return erasure(message) }
        do throws(RecordError) {
            let article = try ArticleRecord(value)
            let size = article.text.utf8.count
            guard size <= maxTextBytes else {
                let detail = "the text has \(size) bytes, EXTRACTOR_MAX_TEXT_BYTES allows \(maxTextBytes)"
                return .rejected(reason: "text-too-large", detail: detail)
            }
            return .extracted(id: article.id, record: extractor.extraction(of: article))
        } catch {
            return .rejected(reason: error.code, detail: error.description)
        }
    }

    /// What becomes of a message whose extraction does not end.
    func outcomeOfOverdue(_ message: Message) -> Outcome {
        .rejected(reason: Self.tooSlow, detail: "the extraction took longer than EXTRACTOR_TIME_LIMIT (\(timeLimit))")
    }

    /// The reason of a message whose extraction does not end.
    static let tooSlow = "too-slow"

    private func erasure(_ message: Message) -> Outcome {
        let hasKey = message.key?.isEmpty == false
        return hasKey
            ? .erased : .rejected(reason: "missing-key", detail: "no value, and no key that says what to erase")
    }
}
