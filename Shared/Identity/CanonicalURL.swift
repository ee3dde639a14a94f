/// The one form in which an address of a page is compared: scheme and host in lower case, without default port, user,
/// fragment and tracking parameters, the query sorted, the path's dots resolved, percent-encoding made uniform (RFC 3986,
/// section 6.2).
public struct CanonicalURL: Sendable, Hashable {
    /// The longest address that is taken, in bytes.
    public static let maximumLength = 4096

    /// The whole address.
    public let text: String
    /// The host in lower case, without the port.
    public let host: String

    /// The canonical form of `address`, or nil when that is not an absolute http or https URL.
    public init?(_ address: String) {
        let trimmed = address.trimmingSpace()
        guard trimmed.utf8.count <= Self.maximumLength, let parts = URLParts(trimmed),
            let host = Self.host(parts.host), let port = Self.port(parts.port, scheme: parts.scheme)
        else { return nil }
        let path = PercentEncoding.normalise(Self.resolveDots(parts.path))
        let query = Self.query(parts.query)
        self.host = host
        text = "\(parts.scheme)://\(host)\(port)\(path)\(query)"
    }

    /// Refuses what cannot be a host; an IPv6 address stays between its brackets.
    private static func host(_ name: Substring) -> String? {
        var name = name.lowercased()
        if name.hasSuffix(".") { name.removeLast() }
        let inBrackets = name.hasPrefix("[") && name.hasSuffix("]")
        let allowed = name.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII
                ? isHostCharacter(scalar) || inBrackets && ":[]".unicodeScalars.contains(scalar)
                : scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        }
        return name.isEmpty || name.hasPrefix(".") || name.contains("..") || !allowed ? nil : name
    }

    private static func isHostCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "0"..."9", "-", ".", "_": true
        default: false
        }
    }

    /// "" for the scheme's own port, ":8080" for another, nil for one that is none.
    private static func port(_ digits: Substring, scheme: String) -> String? {
        if digits.isEmpty { return "" }
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let port = UInt16(digits) else { return nil }
        return port == (scheme == "http" ? 80 : 443) ? "" : ":\(port)"
    }

    /// RFC 3986, section 5.2.4.
    private static func resolveDots(_ path: Substring) -> String {
        var segments: [Substring] = []
        let all = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst()
            .map { Substring($0) }
        for segment in all where segment != "." {
            if segment == ".." { _ = segments.popLast() } else { segments.append(segment) }
        }
        if all.last == "." || all.last == ".." { segments.append("") }
        return "/" + segments.joined(separator: "/")
    }

    private static func query(_ query: Substring) -> String {
        let parameters = query.split(separator: "&").map { PercentEncoding.normalise(String($0)) }
            .filter { !TrackingParameter.matches($0.prefix { $0 != "=" }) }
        return parameters.isEmpty ? "" : "?" + parameters.sorted().joined(separator: "&")
    }
}
