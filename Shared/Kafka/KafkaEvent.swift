/// What a client tells about itself, on whichever of its threads it happens: a handler must be quick and never block.
public enum KafkaEvent: Sendable, Equatable {
    /// A line of librdkafka's log; `level` as in syslog (3 error, 4 warning, 6 information, 7 debug).
    case log(level: Int, message: String)
    /// An error that the client deals with itself, by retrying or waiting: for logs and health.
    case error(KafkaError)
    /// This consumer has got partitions.
    case assigned([TopicPartition])
    /// This consumer has no partitions: the group has more members than there are.
    case idle
    /// This consumer must give partitions up; when `lost`, others may have had them for some time.
    case revoked([TopicPartition], lost: Bool)
    /// librdkafka's statistics as JSON, every `statistics.interval.ms`.
    case statistics([UInt8])
}

/// Takes a client's events.
public typealias KafkaEventHandler = @Sendable (KafkaEvent) -> Void
