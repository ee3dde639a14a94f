/// The value of a content type, taken apart.
struct MediaType: Equatable {
    /// Type and subtype in lower case: `text/plain`.
    let name: String
    /// The value of the parameter `charset` in lower case.
    let charset: String?

    init(_ value: String) {
        let parts = value.lowercased().split(separator: ";").map { $0.filter { !$0.isWhitespace && $0 != "\"" } }
        name = parts.first ?? ""
        charset = parts.dropFirst().first { $0.hasPrefix("charset=") }.map { String($0.dropFirst(8)) }
    }

    /// Whether the text is UTF-8, of which ASCII is a part.
    var isUTF8: Bool { charset.map { ["utf-8", "utf8", "us-ascii", "ascii"].contains($0) } ?? true }
}
