/// A request as far as it is known before its body.
public struct RequestHead: Sendable, Equatable {
    /// In capitals, as it came.
    public var method: String
    /// The decoded path, without the query.
    public var path: String
    /// Names and values in order; names may repeat.
    public var headers: [(name: String, value: String)]

    /// Makes a head.
    public init(method: String, path: String, headers: [(name: String, value: String)] = []) {
        self.method = method
        self.path = path
        self.headers = headers
    }

    /// The first header of that name, compared without regard to case.
    public subscript(name: String) -> String? {
        headers.first { Self.isEqual($0.name, name) }?.value
    }

    /// The content type without its parameters, in lower case: `application/json`.
    public var mediaType: String? {
        self["content-type"].map { $0.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased() }
    }

    /// Whether all is the same.
    public static func == (one: RequestHead, other: RequestHead) -> Bool {
        one.method == other.method && one.path == other.path
            && one.headers.elementsEqual(other.headers) { $0.name == $1.name && $0.value == $1.value }
    }

    /// Whether two names are one, whatever their letters' case.
    static func isEqual(_ one: String, _ other: String) -> Bool {
        one.utf8.elementsEqual(other.utf8, by: equalButForCase)
    }

    private static func equalButForCase(_ one: UInt8, _ other: UInt8) -> Bool {
        one == other || one ^ 0x20 == other && (97...122).contains(one | 0x20)
    }
}

/// A complete request.
public struct Request: Sendable, Equatable {
    /// What came before the body.
    public var head: RequestHead
    /// The body; empty where there is none.
    public var body: [UInt8]

    /// Makes a request.
    public init(head: RequestHead, body: [UInt8] = []) {
        self.head = head
        self.body = body
    }
}
