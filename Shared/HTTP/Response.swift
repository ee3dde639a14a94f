import FoundationEssentials

/// What is answered.
public struct Response: Sendable, Equatable {
    /// The status code.
    public var status: Int
    /// The value of `Content-Type`.
    public var contentType: String
    /// Names and values beside content type and length.
    public var headers: [String: String]
    /// The body.
    public var body: [UInt8]

    /// A response of bytes.
    public init(status: Int, contentType: String, headers: [String: String] = [:], body: [UInt8]) {
        self.status = status
        self.contentType = contentType
        self.headers = headers
        self.body = body
    }

    /// A response of plain text.
    public static func text(_ status: Int, _ text: String, contentType: String = "text/plain; charset=utf-8")
        -> Response
    {
        Response(status: status, contentType: contentType, body: Array(text.utf8))
    }

    /// A response of JSON. A value that JSON cannot write (an infinite number) becomes an error of the server.
    public static func json(_ status: Int, _ value: some Encodable, headers: [String: String] = [:]) -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let body = try? encoder.encode(value) else {
            return .text(500, "{\"error\":\"internal\"}\n", contentType: "application/json")
        }
        return Response(status: status, contentType: "application/json", headers: headers, body: body + [0x0a])
    }

    /// A response that says what is wrong.
    public static func problem(_ status: Int, _ problem: Problem, headers: [String: String] = [:]) -> Response {
        json(status, problem, headers: headers)
    }
}

/// What is wrong with a request: the JSON of every answer from 400 on.
public struct Problem: Codable, Sendable, Equatable {
    /// A stable code, as `missing-field`.
    public var error: String
    /// The field at fault, where it is one.
    public var field: String?
    /// For a person: what was wrong and what would be right.
    public var reason: String

    /// Makes a problem.
    public init(_ error: String, field: String? = nil, _ reason: String) {
        self.error = error
        self.field = field
        self.reason = reason
    }
}
