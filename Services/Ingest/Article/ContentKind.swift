/// In what form an article comes.
enum ContentKind: Equatable {
    /// One JSON object.
    case json
    /// A JSON object a line.
    case ndjson
    /// Its words and nothing else.
    case text
    /// A page of the web.
    case html

    /// The kind that a media type names; nil for others.
    init?(mediaType: String) {
        switch mediaType {
        case "application/json", "text/json": self = .json
        case "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines":
            self = .ndjson
        case "text/plain": self = .text
        case "text/html", "application/xhtml+xml": self = .html
        default: return nil
        }
    }

    /// The kind that a file's name tells; nil for others.
    init?(fileName: String) {
        guard let dot = fileName.lastIndex(of: ".") else { return nil }
        switch fileName[fileName.index(after: dot)...].lowercased() {
        case "json": self = .json
        case "ndjson", "jsonl": self = .ndjson
        case "txt", "text": self = .text
        case "html", "htm", "xhtml": self = .html
        default: return nil
        }
    }

    /// The kind that it looks like.
    init(look bytes: ArraySlice<UInt8>) {
        let start = Self.withoutSpace(bytes.starts(with: [0xef, 0xbb, 0xbf]) ? bytes.dropFirst(3) : bytes)
        let next = Self.withoutSpace(start.dropFirst()).first
        switch (start.first, next) {
        case (UInt8(ascii: "{"), UInt8(ascii: "\"")), (UInt8(ascii: "{"), UInt8(ascii: "}")):
            self = Self.hasObjectPerLine(start) ? .ndjson : .json
        case (UInt8(ascii: "["), UInt8(ascii: "[")), (UInt8(ascii: "["), UInt8(ascii: "{")),
            (UInt8(ascii: "["), UInt8(ascii: "\"")):
            self = .json
        case (UInt8(ascii: "<"), let next?) where Self.beginsTag(next): self = .html
        default: self = .text
        }
    }

    private static func withoutSpace(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        bytes.drop { $0 == 0x20 || (0x09...0x0d).contains($0) }
    }

    /// The first line is closed, and the next that is not empty opens an object.
    private static func hasObjectPerLine(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let end = bytes.firstIndex(of: 0x0a) else { return false }
        let last = bytes[..<end].last { $0 != 0x20 && $0 != 0x0d && $0 != 0x09 }
        return last == UInt8(ascii: "}") && withoutSpace(bytes[end...]).first == UInt8(ascii: "{")
    }

    private static func beginsTag(_ byte: UInt8) -> Bool {
        (0x61...0x7a).contains(byte | 0x20) || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
    }
}
