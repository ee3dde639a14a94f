/// The pieces of an absolute http or https URL, as they stand.
struct URLParts {
    let scheme: String
    let host: Substring
    let port: Substring
    let path: Substring
    let query: Substring

    /// Works on bytes: the marks are all ASCII, and characters would cost ten times as much.
    init?(_ address: String) {
        let bytes = address.utf8
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
            case let afterColon = bytes[colon...].dropFirst(), afterColon.starts(with: "//".utf8)
        else { return nil }
        scheme = address[..<colon].lowercased()
        guard scheme == "http" || scheme == "https" else { return nil }
        let rest = afterColon.dropFirst(2).prefix { $0 != UInt8(ascii: "#") }
        let authority = rest.prefix { !"/?\\".utf8.contains($0) }
        (host, port) = Self.hostAndPort(authority)
        let pathAndQuery = rest[authority.endIndex...]
        let path = pathAndQuery.prefix { $0 != UInt8(ascii: "?") }
        self.path = Substring(path)
        query = Substring(pathAndQuery[path.endIndex...].dropFirst())
    }

    /// The user's name and password, if any, stand before the last "@" and are left out.
    private static func hostAndPort(_ authority: Substring.UTF8View) -> (host: Substring, port: Substring) {
        let server = authority.lastIndex(of: UInt8(ascii: "@")).map { authority[$0...].dropFirst() } ?? authority
        let bracket = server.lastIndex(of: UInt8(ascii: "]"))
        guard let colon = server.lastIndex(of: UInt8(ascii: ":")), bracket.map({ $0 < colon }) ?? true else {
            return (Substring(server), "")
        }
        return (Substring(server[..<colon]), Substring(server[colon...].dropFirst()))
    }
}

extension String {
    func trimmingSpace() -> String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
