import CRdKafka

/// What went wrong at the cluster or in the client. The text never holds a message's bytes or a secret.
public struct KafkaError: Error, Sendable, Equatable {
    /// Which error it is.
    public let code: Code
    /// What librdkafka says about it, and what we were doing.
    public let reason: String
    /// Doing the same again may work.
    public let isRetriable: Bool
    /// The client cannot go on: make a new one.
    public let isFatal: Bool
    /// The transaction must be aborted; then a new one may work.
    public let requiresAbort: Bool

    /// librdkafka's numbers: positive ones are the broker's, negative ones the client's.
    public struct Code: RawRepresentable, Sendable, Hashable {
        /// The number.
        public let rawValue: Int32

        /// Makes a code of its number.
        public init(rawValue: Int32) { self.rawValue = rawValue }

        init(_ code: rd_kafka_resp_err_t) { rawValue = code.rawValue }
    }

    /// Makes an error; what is not given follows from the code.
    public init(
        _ code: Code, reason: String, isRetriable: Bool? = nil, isFatal: Bool? = nil, requiresAbort: Bool = false
    ) {
        self.code = code
        self.reason = reason
        self.isRetriable = isRetriable ?? Code.retriable.contains(code)
        self.isFatal = isFatal ?? Code.fatal.contains(code)
        self.requiresAbort = requiresAbort
    }

    /// The error of a plain code.
    init(_ code: rd_kafka_resp_err_t, doing action: String) {
        self.init(Code(code), reason: "\(action): \(String(cString: rd_kafka_err2str(code)))")
    }

    /// The error of an error object, which is destroyed.
    init(taking error: OpaquePointer, doing action: String) {
        self.init(
            Code(rd_kafka_error_code(error)), reason: "\(action): \(String(cString: rd_kafka_error_string(error)))",
            isRetriable: rd_kafka_error_is_retriable(error) != 0, isFatal: rd_kafka_error_is_fatal(error) != 0,
            requiresAbort: rd_kafka_error_txn_requires_abort(error) != 0)
        rd_kafka_error_destroy(error)
    }

    /// The code's name, as `MSG_SIZE_TOO_LARGE`.
    public var name: String { String(cString: rd_kafka_err2name(rd_kafka_resp_err_t(code.rawValue))) }
}

extension KafkaError: CustomStringConvertible {
    /// Name and reason.
    public var description: String { "\(name): \(reason)" }
}

extension KafkaError.Code {
    /// The message is larger than the topic, or the client, allows.
    public static let messageTooLarge = Self(RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE)
    /// Too many messages wait to be sent: wait and send again.
    public static let queueFull = Self(RD_KAFKA_RESP_ERR__QUEUE_FULL)
    /// It took too long.
    public static let timedOut = Self(RD_KAFKA_RESP_ERR__TIMED_OUT)
    /// A message was not acknowledged within `message.timeout.ms`.
    public static let messageTimedOut = Self(RD_KAFKA_RESP_ERR__MSG_TIMED_OUT)
    /// No connection to the broker.
    public static let transport = Self(RD_KAFKA_RESP_ERR__TRANSPORT)
    /// No connection to any broker.
    public static let allBrokersDown = Self(RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN)
    /// The broker does not take the user's name, password or mechanism.
    public static let authentication = Self(RD_KAFKA_RESP_ERR__AUTHENTICATION)
    /// TLS failed: a certificate that is not trusted, or no TLS at the other end.
    public static let ssl = Self(RD_KAFKA_RESP_ERR__SSL)
    /// There is no such topic or partition.
    public static let unknownTopic = Self(RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART)
    /// The topic is there already.
    public static let topicExists = Self(RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS)
    /// The group was rebalanced since this member last joined.
    public static let illegalGeneration = Self(RD_KAFKA_RESP_ERR_ILLEGAL_GENERATION)
    /// The group has put this member out.
    public static let unknownMember = Self(RD_KAFKA_RESP_ERR_UNKNOWN_MEMBER_ID)
    /// The group is being rebalanced.
    public static let rebalanceInProgress = Self(RD_KAFKA_RESP_ERR_REBALANCE_IN_PROGRESS)
    /// A newer producer with the same transactional id has taken over.
    public static let fenced = Self(RD_KAFKA_RESP_ERR__FENCED)
    /// A newer member with the same group instance id has taken over.
    public static let fencedInstance = Self(RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID)
    /// The messages were thrown away because the transaction was aborted or the client closed.
    public static let purged = Self(RD_KAFKA_RESP_ERR__PURGE_QUEUE)
    /// The same, for messages already on the way.
    public static let purgedInFlight = Self(RD_KAFKA_RESP_ERR__PURGE_INFLIGHT)
    /// A value that cannot be used.
    public static let invalidArgument = Self(RD_KAFKA_RESP_ERR__INVALID_ARG)
    /// The client is not in a state for this call.
    public static let state = Self(RD_KAFKA_RESP_ERR__STATE)

    /// Codes that come without librdkafka's own judgement, as in delivery reports.
    static let retriable: Set<Self> = [
        .queueFull, .timedOut, .messageTimedOut, .transport, .allBrokersDown, .illegalGeneration, .unknownMember,
        .rebalanceInProgress, .unknownTopic, Self(RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE),
        Self(RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION), Self(RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT),
        Self(RD_KAFKA_RESP_ERR_NETWORK_EXCEPTION), Self(RD_KAFKA_RESP_ERR_COORDINATOR_LOAD_IN_PROGRESS),
        Self(RD_KAFKA_RESP_ERR_COORDINATOR_NOT_AVAILABLE), Self(RD_KAFKA_RESP_ERR_NOT_COORDINATOR),
        Self(RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS), Self(RD_KAFKA_RESP_ERR__WAIT_COORD),
        Self(RD_KAFKA_RESP_ERR__RESOLVE),
    ]

    static let fatal: Set<Self> = [
        .fenced, .fencedInstance, Self(RD_KAFKA_RESP_ERR__FATAL), Self(RD_KAFKA_RESP_ERR_INVALID_PRODUCER_EPOCH),
    ]
}
