extension Country {
    /// Domains that stand for a country on paper and for anything in use.
    private static let generic: Set<Substring> = [
        "ai", "cc", "co", "fm", "gg", "io", "la", "ly", "me", "sh", "to", "tv", "vc", "ws",
    ]

    /// The country of an outlet, by the top-level domain of its address or host: `https://www.smh.com.au/world`.
    public static func ofSource(_ source: String) -> Country? {
        let address = source.utf8.firstRange(of: "://".utf8).map { source[$0.upperBound...] } ?? source[...]
        let host = address.prefix { !"/:?#".contains($0) }
        guard let dot = host.lastIndex(of: ".") else { return nil }
        let domain = host[host.index(after: dot)...].lowercased()
        guard domain.utf8.count == 2, !generic.contains(domain[...]) else { return nil }
        return with(code: domain == "uk" ? "GB" : domain.uppercased())
    }
}
