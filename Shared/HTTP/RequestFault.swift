extension RequestHead {
    /// Why the request could be read in two ways, so that a proxy before this server might take one for two or two for one
    /// (request smuggling; RFC 9112, sections 3.2, 5 and 6); nil when it cannot.
    func fault(version: String) -> String? {
        guard Self.isToken(method) else { return "the method has characters that none may have" }
        for (name, value) in headers {
            guard Self.isToken(name) else { return "a header's name has characters that none may have" }
            guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f || $0 == 0x09 }) else {
                return "the header \(name.prefix(40)) has control characters"
            }
        }
        let hosts = all("host").count
        if hosts > 1 || hosts == 0 && version == "HTTP/1.1" { return "there must be one header Host" }
        return faultOfLength(version)
    }

    private func faultOfLength(_ version: String) -> String? {
        let (lengths, codings) = (all("content-length"), all("transfer-encoding"))
        if lengths.count > 1 { return "there must be one header Content-Length" }
        guard let coding = codings.first else { return nil }
        if !lengths.isEmpty { return "there must be one of Content-Length and Transfer-Encoding" }
        let isChunked = codings.count == 1 && coding.filter { $0 != " " && $0 != "\t" }.lowercased() == "chunked"
        return isChunked && version == "HTTP/1.1"
            ? nil : "the only transfer encoding known here is chunked, in HTTP/1.1"
    }

    private func all(_ name: String) -> [String] { headers.filter { Self.isEqual($0.name, name) }.map(\.value) }

    /// Whether it is a token (RFC 9110, section 5.6.2).
    private static func isToken(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x61...0x7a).contains(byte | 0x20)
                    || "!#$%&'*+-.^_`|~".utf8.contains(byte)
            }
    }

    /// The path of a request's target, which a client that takes the server for a proxy writes with scheme and host.
    static func path(ofTarget target: String) -> String {
        guard target.hasPrefix("http://") || target.hasPrefix("https://") else { return target }
        let rest = target.drop { $0 != ":" }.dropFirst(3)
        return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? "/"
    }
}
