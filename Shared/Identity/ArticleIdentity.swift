/// The names by which an article is known: the same article gives the same id wherever and whenever it is published.
public enum ArticleIdentity {
    /// A UUID of version 8 in lower case, from the SHA-256 of `url:` and the canonical URL where `url` is one, else of
    /// `text:` and the ``NormalText`` of `text`.
    public static func id(url: String?, text: String) -> String {
        id(canonical: url.flatMap(CanonicalURL.init), text: text)
    }

    /// The same, where the URL is canonical already.
    public static func id(canonical url: CanonicalURL?, text: String) -> String {
        let name = url.map { Array("url:\($0.text)".utf8) } ?? Array("text:".utf8) + NormalText.bytes(of: text)
        return uuid(SHA256.digest(name))
    }

    /// 64 hexadecimal digits: the SHA-256 of the title, a NUL byte, and the text. Tells a revision from a repetition.
    public static func contentHash(title: String?, text: String) -> String {
        SHA256.hex(Array((title ?? "").utf8) + [0] + Array(text.utf8))
    }

    /// RFC 9562, section 5.8: 122 bits of the digest, version 8, variant 10.
    private static func uuid(_ digest: [UInt8]) -> String {
        var bytes = Array(digest.prefix(16))
        bytes[6] = bytes[6] & 0x0f | 0x80
        bytes[8] = bytes[8] & 0x3f | 0x80
        var text = String(decoding: SHA256.hexDigits(bytes), as: UTF8.self)
        for place in [20, 16, 12, 8] { text.insert("-", at: text.utf8.index(text.startIndex, offsetBy: place)) }
        return text
    }
}
