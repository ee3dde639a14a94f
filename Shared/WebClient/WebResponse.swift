/// What a site answered.
public struct WebResponse: Sendable {
    /// The HTTP status of the last answer.
    public var status: Int
    /// Its headers, names in lower case; the last one where a name repeats.
    public var headers: [String: String]
    /// Its body, decompressed.
    public var body: [UInt8]
    /// The address it came from, after redirects.
    public var url: String

    /// Where it points to; nil when it is no redirect.
    public var redirect: String?

    /// The `content-type` header.
    public var contentType: String? { headers["content-type"] }
}

/// Why nothing came.
public enum WebError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The address is not one of http or https.
    case badAddress(String)
    /// The host lies in a private or loopback network and is not allowed by name.
    case privateAddress(host: String)
    /// More redirects than the limit.
    case tooManyRedirects(Int)
    /// A body over the limit, in bytes.
    case tooLarge(Int)
    /// The caller wanted no answer any more.
    case cancelled
    /// The connection could not be made, broke, or took too long: libcurl's words.
    case failed(String)

    /// What was wrong.
    public var description: String {
        switch self {
        case .badAddress(let address): "'\(address)' is no http or https address"
        case .privateAddress(let host): "'\(host)' lies in a private network; allow it by name if that is meant"
        case .tooManyRedirects(let limit): "more than \(limit) redirects"
        case .tooLarge(let limit): "the answer is longer than \(limit) bytes"
        case .cancelled: "it was given up"
        case .failed(let reason): reason
        }
    }
}

/// What a fetch may take.
public struct WebLimits: Sendable {
    /// The longest body, decompressed, in bytes.
    public var bodyBytes = 10_000_000
    /// How often an answer may point elsewhere.
    public var redirects = 5
    /// Seconds to connect.
    public var connectSeconds = 10
    /// Seconds for one whole answer.
    public var totalSeconds = 30

    /// The limits above.
    public init() {}
}
