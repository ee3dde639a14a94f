import CCurl

/// An http or https address taken apart by libcurl, so that what is checked is what is fetched.
public struct WebAddress: Sendable, Equatable {
    /// The whole address.
    public let text: String
    /// `http` or `https`.
    public let scheme: String
    /// The host in lower case.
    public let host: String
    /// Scheme, host and port: where robots.txt lies.
    public let origin: String
    /// The path with its query.
    public let path: String
    /// Whether it holds a user's name, and so maybe a password.
    public let hasUser: Bool

    /// Throws ``WebError/badAddress(_:)`` when it is not absolute, nor relative to `base`, or of another scheme.
    public init(_ text: String, base: String? = nil) throws(WebError) {
        guard let url = curl_url() else { throw .failed("out of memory") }
        defer { curl_url_cleanup(url) }
        if let base { curl_url_set(url, CURLUPART_URL, base, 0) }
        guard curl_url_set(url, CURLUPART_URL, text, 0) == CURLUE_OK,
            let scheme = Self.part(url, CURLUPART_SCHEME), let host = Self.part(url, CURLUPART_HOST),
            scheme == "http" || scheme == "https"
        else { throw .badAddress(text) }
        let port = Self.part(url, CURLUPART_PORT).map { ":\($0)" } ?? ""
        self.text = base == nil ? text : Self.part(url, CURLUPART_URL) ?? text
        self.scheme = scheme
        hasUser = Self.part(url, CURLUPART_USER) != nil
        self.host = host.lowercased()
        origin = "\(scheme)://\(host.lowercased())\(port)"
        path = (Self.part(url, CURLUPART_PATH) ?? "/") + (Self.part(url, CURLUPART_QUERY).map { "?\($0)" } ?? "")
    }

    private static func part(_ url: OpaquePointer, _ part: CURLUPart) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(url, part, &text, 0) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}
