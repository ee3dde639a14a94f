/// The names of attributes of spans and of the process that they come from: those of OpenTelemetry's semantic conventions
/// 1.45, where these have one.
public enum TraceKey: String, Sendable {
    /// The conventions that the names are taken from.
    static let schema = "https://opentelemetry.io/schemas/1.45.0"

    case articleID = "dateline.article.id"
    case batchSize = "messaging.batch.message_count"
    case bodySize = "messaging.message.body.size"
    case consumerGroup = "messaging.consumer.group.name"
    case databaseCollection = "db.collection.name"
    case databaseSystem = "db.system.name"
    case errorType = "error.type"
    case httpMethod = "http.request.method"
    case httpRoute = "http.route"
    case httpStatus = "http.response.status_code"
    case isTombstone = "kafka.message.tombstone"
    case messageKey = "kafka.message.key"
    case messagingSystem = "messaging.system.name"
    case offset = "kafka.offset"
    case operation = "messaging.operation.name"
    case operationType = "messaging.operation.type"
    case partition = "messaging.destination.partition.id"
    case topic = "messaging.destination.name"
    case urlPath = "url.path"
    case urlScheme = "url.scheme"
}
