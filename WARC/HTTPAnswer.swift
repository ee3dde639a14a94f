/// An HTTP/1 answer as it went over the line, taken apart.
struct HTTPAnswer {
    /// The longest body after decompression.
    static let maximumBodyBytes = 20_000_000

    let status: Int
    /// Names in lower case; the last one where a name repeats.
    let headers: [String: String]
    /// With chunks joined and compression undone.
    let body: [UInt8]

    /// Nil when it is no HTTP answer, or its body is in an encoding that cannot be undone.
    init?(_ bytes: [UInt8]) {
        var rest = bytes[...]
        guard let statusLine = Self.line(&rest), statusLine.starts(with: Array("HTTP/".utf8)),
            let code = String(decoding: statusLine, as: UTF8.self).split(separator: " ").dropFirst().first,
            let status = Int(code)
        else { return nil }
        var headers: [String: String] = [:]
        while let line = Self.line(&rest), !line.isEmpty {
            guard headers.count < 200, let (name, value) = Self.field(line) else { continue }
            headers[name] = value
        }
        let isChunked = headers["transfer-encoding"]?.lowercased().hasSuffix("chunked") == true
        let whole = isChunked ? Self.joinChunks(rest) ?? Array(rest) : Array(rest)
        guard let body = Self.decode(whole, headers["content-encoding"]) else { return nil }
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// `name: value`, the name in lower case.
    static func field(_ line: ArraySlice<UInt8>) -> (name: String, value: String)? {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let value = line[(colon + 1)...].drop { $0 <= 32 }
        let end = value.lastIndex { $0 > 32 }.map { $0 + 1 } ?? value.startIndex
        return (
            String(decoding: line[..<colon], as: UTF8.self).lowercased(), String(decoding: value[..<end], as: UTF8.self)
        )
    }

    private static func line(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        defer { rest = rest[(end + 1)...] }
        let line = rest[..<end]
        return line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    }

    /// Nil when the bytes are not in chunks after all: some archives store them joined and keep the header.
    private static func joinChunks(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        var rest = bytes
        var whole: [UInt8] = []
        while let size = line(&rest) {
            let digits = String(decoding: size.prefix { $0 != UInt8(ascii: ";") && $0 > 32 }, as: UTF8.self)
            guard let count = Int(digits, radix: 16), count >= 0 else { return nil }
            if count == 0 { return whole }
            guard rest.count >= count else { return nil }
            whole += rest.prefix(count)
            rest = rest.dropFirst(count)
            guard line(&rest)?.isEmpty == true else { return nil }
        }
        return nil
    }

    private static func decode(_ bytes: [UInt8], _ encoding: String?) -> [UInt8]? {
        switch encoding?.lowercased() ?? "identity" {
        case "identity", "", "none", "utf-8": bytes
        case "gzip", "x-gzip", "deflate":
            // Some archives undo the compression and keep the header.
            Inflate.decompress(bytes, limit: maximumBodyBytes) ?? (looksLikeText(bytes) ? bytes : nil)
        default: looksLikeText(bytes) ? bytes : nil
        }
    }

    private static func looksLikeText(_ bytes: [UInt8]) -> Bool {
        bytes.first { $0 > 32 } == UInt8(ascii: "<")
    }
}
