import HTTP
import Shared

/// What the API answers.
enum Answers {
    /// The broker has the article. An id holds nothing to escape.
    static func accepted(_ id: String) -> Response {
        .text(202, "{\"id\":\"\(id)\"}\n", contentType: "application/json")
    }

    /// The article is not one.
    static func refused(_ error: RecordError) -> Response {
        .problem(status(of: error), Problem(error))
    }

    /// The article is good, but the broker does not have it.
    static func notPublished(_ error: PublishError) -> Response {
        let retry = ["Retry-After": error == .full ? "1" : "5"]
        return .problem(status(of: error), Problem(error), headers: error == .tooLarge ? [:] : retry)
    }

    /// The service cannot take anything now.
    static func notReady(_ reason: String) -> Response { notPublished(.away(reason)) }

    static func unsupported(_ reason: String) -> Response { refused(.unsupported(reason)) }

    private static func status(of error: RecordError) -> Int {
        switch error {
        case .tooLarge: 413
        case .unsupported: 415
        case .notJSON, .missing, .wrongType, .invalid, .unknownSchema: 400
        }
    }

    private static func status(of error: PublishError) -> Int {
        switch error {
        case .full: 429
        case .tooLarge: 413
        case .away: 503
        }
    }
}

extension Problem {
    init(_ error: RecordError) { self.init(error.code, field: error.field, error.description) }

    init(_ error: PublishError) {
        switch error {
        case .full: self.init(error.code, "too many articles wait for the broker: send it again in a moment")
        case .tooLarge: self.init(error.code, "the topic takes no record as large as this article's")
        case .away(let reason): self.init(error.code, "the broker has not taken it, send it again later: \(reason)")
        }
    }
}
