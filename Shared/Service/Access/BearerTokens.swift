import Identity

/// What a token lets one do.
public enum Right: String, Sendable, CaseIterable {
    /// Send articles.
    case publish
    /// Read what a service tells: its description, its metrics, why it is not ready.
    case read
}

/// The tokens that a service knows, as digests, and the right of each (RFC 6750).
struct BearerTokens: Sendable {
    private let known: [(digest: [UInt8], right: Right)]

    /// A token a line, with its right before it: `read 6f1c…`; one without a right may publish. `sha256:` and 64
    /// hexadecimal digits stand for the token that has this digest, so that the file need not hold it. Empty lines and those
    /// that begin with `#` are passed over.
    init(_ text: String) throws(TokenFileError) {
        var known: [(digest: [UInt8], right: Right)] = []
        for (place, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            var words = line.split(whereSeparator: \.isWhitespace)
            guard let first = words.first, !first.hasPrefix("#") else { continue }
            let right = words.count > 1 ? Right(rawValue: String(words.removeFirst())) : .publish
            guard let right, words.count == 1, let digest = Self.digest(String(words[0])) else {
                throw TokenFileError(line: place + 1)
            }
            known.append((digest, right))
        }
        if known.isEmpty { throw TokenFileError(line: nil) }
        self.known = known
    }

    private static func digest(_ token: String) -> [UInt8]? {
        guard token.hasPrefix("sha256:") else {
            return token.utf8.count >= 16 ? SHA256.digest(Array(token.utf8)) : nil
        }
        let digits = Array(token.utf8.dropFirst(7))
        let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
        }
        return digits.count == 64 && bytes.count == 32 ? bytes : nil
    }

    /// What the bearer of a token may do; nothing where it is not known. Takes the same time whatever is wrong with it:
    /// digests are compared, each to its end and all of them.
    func rights(of token: some Sequence<UInt8>) -> Set<Right> {
        let digest = SHA256.digest(Array(token))
        var rights: Set<Right> = []
        for (known, right) in known {
            var difference: UInt8 = 0
            for (one, other) in zip(known, digest) { difference |= one ^ other }
            if difference == 0 { rights.insert(right) }
        }
        return rights
    }
}

/// A file of tokens that cannot be used; the text never quotes it.
struct TokenFileError: Error, Equatable, CustomStringConvertible {
    /// The line at fault; nil where there is no token at all.
    let line: Int?

    var description: String {
        guard let line else { return "there is no token in it" }
        return "line \(line) is not [publish|read] TOKEN, with a token of 16 characters or more, or sha256:DIGEST"
    }
}
