/// Reads what the web gives: bytes in, an article out. Pure: no network, no files.
public enum Reader {
    /// The forms that can be read.
    public enum Form: String, Sendable {
        /// A web page.
        case html
        /// Plain text.
        case text
    }

    /// Reads one article of `bytes`. `contentType` as a server sends it, with or without a charset; without one the
    /// bytes themselves tell. `url` is where they came from.
    public static func read(
        _ bytes: [UInt8], contentType: String? = nil, url: String? = nil
    ) throws(ReadingError) -> ReadArticle {
        try read(bytes, as: form(of: bytes, contentType: contentType), contentType: contentType, url: url)
    }

    /// Reads one article of `bytes`, which are known to be a page or plain text.
    public static func read(
        _ bytes: [UInt8], as form: Form, contentType: String? = nil, url: String? = nil
    ) throws(ReadingError) -> ReadArticle {
        guard bytes.count <= PageReader.maximumBytes else {
            throw .tooLarge(bytes: bytes.count, limit: PageReader.maximumBytes)
        }
        let utf8 = try TextDecoder.utf8(bytes, contentType: contentType, isHTML: form == .html)
        var article: ReadArticle
        switch form {
        case .html: article = try PageReader.read(utf8, url: url)
        case .text:
            article = PlainText.clean(String(decoding: utf8, as: UTF8.self))
            article.canonicalURL = url.flatMap(WebAddress.init)?.withoutTracking.description
            article.source = url.flatMap(WebAddress.init)?.site
        }
        guard !article.text.isEmpty else { throw .noText }
        return article
    }

    /// What some bytes are: by the content type, else by how they begin.
    public static func form(of bytes: [UInt8], contentType: String?) throws(ReadingError) -> Form {
        switch contentType?.prefix(while: { $0 != ";" }).lowercased().trimmed {
        case "text/html", "application/xhtml+xml": return .html
        case "text/plain", "text/markdown": return .text
        case nil, "", "application/octet-stream": return looksLikeHTML(bytes) ? .html : .text
        case .some(let type): throw .unsupportedType(type)
        }
    }

    private static let openings: [StaticString] = [
        "!doctype", "html", "head", "body", "meta", "title", "div", "p", "article", "h1", "!--", "script", "?xml",
    ]

    /// Whether the first thing in `bytes` is a tag that pages begin with.
    private static func looksLikeHTML(_ bytes: [UInt8]) -> Bool {
        let start = bytes.prefix(1024).drop { $0.isHTMLSpace || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
        guard start.first == UInt8(ascii: "<") else { return false }
        return Array(start.dropFirst()).withUnsafeBufferPointer { rest in
            openings.contains { name in
                let end = name.utf8CodeUnitCount
                return rest.starts(with: name, at: 0) && (end == rest.count || !rest[end].isASCIILetter)
            }
        }
    }
}
