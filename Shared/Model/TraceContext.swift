/// W3C Trace Context (level 1): the id that follows one article through all services.
public struct TraceContext: Sendable, Equatable {
    /// 32 lower-case hexadecimal digits, not all zero.
    public let traceID: String
    /// 16 lower-case hexadecimal digits, not all zero.
    public let spanID: String
    /// 2 hexadecimal digits of flags.
    public let flags: String

    /// A new trace; `isSampled` asks all who work on it to export their spans.
    public init(isSampled: Bool = false) {
        traceID = Self.randomHex(words: 2)
        spanID = Self.randomHex(words: 1)
        flags = isSampled ? "01" : "00"
    }

    /// The trace of a `traceparent` header, or nil when that is malformed.
    public init?(header: String) {
        let bytes = Array(header.utf8)
        guard bytes.count == 55, header.hasPrefix("00-"), [35, 52].allSatisfy({ bytes[$0] == UInt8(ascii: "-") }) else {
            return nil
        }
        let (trace, span, flags) = (bytes[3..<35], bytes[36..<52], bytes[53..<55])
        guard trace.allSatisfy(Self.isHex), span.allSatisfy(Self.isHex), flags.allSatisfy(Self.isHex) else {
            return nil
        }
        guard !trace.allSatisfy(Self.isZero), !span.allSatisfy(Self.isZero) else { return nil }
        traceID = String(decoding: trace, as: UTF8.self)
        spanID = String(decoding: span, as: UTF8.self)
        self.flags = String(decoding: flags, as: UTF8.self)
    }

    private init(traceID: String, spanID: String, flags: String) {
        self.traceID = traceID
        self.spanID = spanID
        self.flags = flags
    }

    /// The trace that the headers of a message name; nil where they name none.
    public init?(of headers: [Header]) {
        guard let header = headers["traceparent"] else { return nil }
        self.init(header: header)
    }

    /// The same trace, one span on.
    public func next() -> TraceContext {
        TraceContext(traceID: traceID, spanID: Self.randomHex(words: 1), flags: flags)
    }

    /// The same, sampled or not.
    public func sampled(_ isSampled: Bool) -> TraceContext {
        guard isSampled != self.isSampled else { return self }
        let bits = (UInt8(flags, radix: 16) ?? 0) ^ 1
        return TraceContext(
            traceID: traceID, spanID: spanID, flags: (bits < 16 ? "0" : "") + String(bits, radix: 16))
    }

    /// Whether the spans of this trace are exported: the lowest bit of the flags.
    public var isSampled: Bool { flags.utf8.last.map { [49, 51, 53, 55, 57, 98, 100, 102].contains($0) } ?? false }

    /// The `traceparent` header.
    public var header: String { "00-\(traceID)-\(spanID)-\(flags)" }

    private static func isHex(_ byte: UInt8) -> Bool { (48...57).contains(byte) || (97...102).contains(byte) }

    private static func isZero(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "0") }

    private static func randomHex(words: Int) -> String {
        String(unsafeUninitializedCapacity: 16 * words) { text in
            for place in 0..<words {
                let word = UInt64.random(in: 1...UInt64.max)
                for digit in 0..<16 {
                    let value = UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * digit)) & 15
                    text[16 * place + digit] = value + (value < 10 ? 48 : 87)
                }
            }
            return 16 * words
        }
    }
}
