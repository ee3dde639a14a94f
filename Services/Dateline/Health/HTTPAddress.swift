import Service

/// The parts of a plain `http` URL.
struct HTTPAddress: Equatable {
    let host: String
    let port: String
    let path: String

    /// Reads `http://host:port/path`; an IPv6 host stands in brackets.
    init(_ url: String) throws(UsageError) {
        guard let match = url.wholeMatch(of: /http:\/\/(\[[0-9a-fA-F:.]+\]|[^:\/\[\]\s]+)(?::(\d{1,5}))?(\/\S*)?/)
        else {
            throw UsageError("'\(url)' is not a URL such as http://127.0.0.1:9102/readyz")
        }
        host = match.1.filter { $0 != "[" && $0 != "]" }
        port = match.2.map(String.init) ?? "80"
        path = match.3.map(String.init) ?? "/"
    }
}
