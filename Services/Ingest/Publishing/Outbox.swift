import Kafka
import Service

/// The part that sends messages and tells when the broker has them.
final class Outbox: Part {
    let name = "outbox"
    private let producer: LastingProducer
    private let stages: Histogram

    /// A message that is not acknowledged within `acknowledgement` has failed.
    init(_ settings: KafkaSettings, acknowledgement: Duration, _ instruments: Instruments, stages: Histogram) throws {
        producer = try LastingProducer(
            settings: Self.filled(settings).with("message.timeout.ms", String(Int(acknowledgement.seconds * 1000))),
            onEvent: instruments.log.kafkaEvents(of: name))
        self.stages = stages
    }

    /// Memory for what waits is bounded well below librdkafka's own gigabyte; a sender waits for each answer, so messages
    /// are not held back to gather company for long.
    private static func filled(_ settings: KafkaSettings) -> KafkaSettings {
        ["queue.buffering.max.kbytes": "49152", "linger.ms": "1"].reduce(settings) { settings, property in
            settings.properties[property.key] == nil ? settings.with(property.key, property.value) : settings
        }
    }

    func start(fail: @escaping @Sendable (any Error) -> Void) {}

    /// Gives what waits a moment, then lets it fail: its senders were not told that it was taken.
    func stop() { producer.close(timeout: .seconds(1)) }

    /// Sends a message. `done` is called once, on another thread, when the broker has it or will not. Throws
    /// ``PublishError/full`` when there is no room for it now.
    func send(
        _ message: OutgoingMessage, done: @escaping @Sendable (PublishError?) -> Void
    ) throws(PublishError) {
        let start = ContinuousClock.now
        do {
            try producer.send(
                topic: message.topic, partition: message.partition, key: message.key, value: message.value,
                headers: message.headers
            ) { [self] report in
                stages.observe((ContinuousClock.now - start).seconds, "acknowledge")
                switch report {
                case .success: done(nil)
                case .failure(let error): done(PublishError(error))
                }
            }
        } catch {
            throw PublishError(error)
        }
    }

    /// Waits until all that was sent is acknowledged or has failed.
    func flush(timeout: Duration) { try? producer.flush(timeout: timeout) }

    /// Gets ready for the topics that there are. Not needed, but saves the first message of each a second.
    func prepare() { try? producer.learnTopics(timeout: .seconds(5)) }
}

/// Why the broker does not have a message.
enum PublishError: Error, Sendable, Equatable {
    /// Too many wait already: send it again in a moment.
    case full
    /// The topic takes no message as large as this.
    case tooLarge
    /// The broker has not acknowledged in time, or is not there: send it again later.
    case away(String)

    /// The stable code of it.
    var code: String {
        switch self {
        case .full: "busy"
        case .tooLarge: "too-large"
        case .away: "unavailable"
        }
    }

    init(_ error: KafkaError) {
        switch error.code {
        case .queueFull: self = .full
        case .messageTooLarge: self = .tooLarge
        default: self = .away(error.description)
        }
    }
}
