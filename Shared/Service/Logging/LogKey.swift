/// The names of all facts that a log line can carry beside time, level, service and event.
public enum LogKey: String, Sendable {
    case articleID = "article.id"
    case topic
    case partition
    case partitions
    case offset
    case traceID = "trace.id"
    case reason
    case error
    case part
    case port
    case address
    case count
    case bytes
    case seconds
    case signal
    case version
    case group
    case status
    case url
    case source
    case result
    case articles
    case method
    case path
}
