/// The pieces of an absolute http or https URL, as they stand.
struct URLParts {
    let scheme: String
    let host: Substring
    let port: Substring
    let path: Substring
    let query: Substring

    init?(_ address: String) {
        guard let colon = address.firstRange(of: "://") else { return nil }
        scheme = address[..<colon.lowerBound].lowercased()
        guard scheme == "http" || scheme == "https" else { return nil }
        let rest = address[colon.upperBound...].prefix { $0 != "#" }
        let authority = rest.prefix { !"/?\\".contains($0) }
        (host, port) = Self.hostAndPort(authority)
        let pathAndQuery = rest[authority.endIndex...]
        path = pathAndQuery.prefix { $0 != "?" }
        query = pathAndQuery[path.endIndex...].dropFirst()
    }

    /// The user's name and password, if any, stand before the last "@" and are left out.
    private static func hostAndPort(_ authority: Substring) -> (host: Substring, port: Substring) {
        let server = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
        guard let colon = server.lastIndex(of: ":"), server.lastIndex(of: "]").map({ $0 < colon }) ?? true else {
            return (server, "")
        }
        return (server[..<colon], server[server.index(after: colon)...])
    }
}

extension String {
    func trimmingSpace() -> String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
