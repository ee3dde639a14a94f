import Kafka
import Shared

/// Tells what a message is. Takes any bytes.
enum MessageReader {
    /// Reads a message of `articles.extracted`: an extraction or a tombstone.
    static func content(ofExtraction message: Message) -> Batch.Content {
        do {
            return try extraction(message)
        } catch {
            return .unreadable(error)
        }
    }

    private static func extraction(_ message: Message) throws(RecordError) -> Batch.Content {
        let key = message.key.map { String(decoding: $0, as: UTF8.self) }
        guard let value = message.value else {
            guard let id = key.flatMap(ArticleID.canonical) else {
                throw .invalid(
                    field: "(the key)", reason: "a message without a value must have an article's id as its key")
            }
            return .tombstone(id: id)
        }
        let extraction = try ExtractionJSON.extraction(value)
        let extractedAt = PostgresTime.microseconds(since1970: message.timestamp ?? 0)
        let record = try RecordReader.record(
            of: extraction, extractedAt: extractedAt, fingerprint: Fingerprint.of(value))
        // The key decides the partition, and so the order; another key would break the promise of both.
        guard key == nil || key.flatMap(ArticleID.canonical) == record.id else {
            throw .invalid(field: "id", reason: "it is not the message's key")
        }
        return .record(record)
    }
}

/// PostgreSQL's clock: microseconds since 2000-01-01 UTC.
enum PostgresTime {
    /// From milliseconds since 1970; a producer may have claimed any number, so it is kept within 1970 to 9999.
    static func microseconds(since1970 milliseconds: Int64) -> Int64 {
        (min(max(milliseconds, 0), 253_402_300_799_999) - 946_684_800_000) * 1000
    }
}
