import Service

/// Splits a stream into lines, holding no more than one of them.
struct LineStream {
    private let source: InputFile
    private let limit: Int
    private var buffer: [UInt8]
    private var start = 0
    private var isAtEnd = false

    /// The lines of `source` after the bytes that were read of it already. A line is cut off after `limit` bytes and one.
    init(_ source: InputFile, after read: [UInt8], limit: Int) {
        self.source = source
        self.limit = limit
        buffer = read
    }

    /// The next line without its line feed; nil at the end.
    mutating func next() throws(SystemError) -> [UInt8]? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstLineFeed {
                defer { start = end + 1 }
                return Array(buffer[start..<end].prefix(limit + 1))
            }
            if isAtEnd {
                defer { start = buffer.count }
                return start == buffer.count ? nil : Array(buffer[start...].prefix(limit + 1))
            }
            try refill()
            searched = max(0, buffer.count - lastRead)
        }
    }

    private var lastRead = 0

    /// Drops what has been returned, and what of an endless line is beyond the limit.
    private mutating func refill() throws(SystemError) {
        buffer.removeSubrange(..<start)
        start = 0
        if buffer.count > limit + 1 { buffer.removeSubrange((limit + 1)...) }
        let piece = try source.read()
        isAtEnd = piece.isEmpty
        lastRead = piece.count
        buffer += piece
    }
}
