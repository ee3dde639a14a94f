import Identity
import Service

/// The tokens with which one may publish (RFC 6750).
struct BearerTokens: Sendable {
    /// Digests, so that comparing takes the same time whatever the tokens' lengths.
    private let digests: [[UInt8]]

    /// A token a line; empty lines and those that begin with `#` are passed over.
    init(file path: String) throws {
        let text = String(decoding: try InputFile(path).readAll(limit: 1_000_000), as: UTF8.self)
        let tokens = text.split(whereSeparator: \.isNewline).map { String($0).filter { !$0.isWhitespace } }
            .filter { !$0.isEmpty && !$0.hasPrefix("#") }
        if tokens.isEmpty { throw UsageError("there is no token in '\(path)'") }
        self.init(tokens)
    }

    init(_ tokens: [String]) { digests = tokens.map { SHA256.digest(Array($0.utf8)) } }

    /// Whether the value of an `Authorization` header holds one of them. Takes the same time wherever they differ.
    func allow(_ authorization: String?) -> Bool {
        guard let parts = authorization?.split(separator: " ", maxSplits: 1), parts.count == 2,
            parts[0].lowercased() == "bearer"
        else { return false }
        let digest = SHA256.digest(Array(parts[1].drop { $0 == " " }.utf8))
        var isKnown = false
        for known in digests {
            var difference: UInt8 = 0
            for (one, other) in zip(known, digest) { difference |= one ^ other }
            if difference == 0 { isKnown = true }
        }
        return isKnown
    }
}
