extension String {
    /// The text that a C call wrote into a buffer, up to its NUL.
    init(buffer: [CChar]) {
        self.init(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

extension Duration {
    /// Whole milliseconds, as C wants them: rounded up, never negative.
    var milliseconds: Int32 {
        let (seconds, attoseconds) = components
        let count = Double(seconds) * 1000 + Double(attoseconds) / 1e15
        return Int32(min(max(count.rounded(.up), 0), Double(Int32.max)))
    }
}
