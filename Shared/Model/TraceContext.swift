/// W3C Trace Context (level 1): the id that follows one article through all services.
public struct TraceContext: Sendable, Equatable {
    /// 32 lower-case hexadecimal digits, not all zero.
    public let traceID: String
    /// 16 lower-case hexadecimal digits, not all zero.
    public let spanID: String
    /// 2 hexadecimal digits of flags.
    public let flags: String

    /// A new trace.
    public init() {
        traceID = Self.randomHex(words: 2)
        spanID = Self.randomHex(words: 1)
        flags = "00"
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

    /// The same trace, one hop on.
    public func next() -> TraceContext {
        TraceContext(traceID: traceID, spanID: Self.randomHex(words: 1), flags: flags)
    }

    /// The `traceparent` header.
    public var header: String { "00-\(traceID)-\(spanID)-\(flags)" }

    private static func isHex(_ byte: UInt8) -> Bool { (48...57).contains(byte) || (97...102).contains(byte) }

    private static func isZero(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "0") }

    private static func randomHex(words: Int) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for _ in 0..<words {
            let word = UInt64.random(in: 1...UInt64.max)
            for shift in stride(from: 60, through: 0, by: -4) { text.append(digits[Int((word >> UInt64(shift)) & 15)]) }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
