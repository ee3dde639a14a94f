/// RFC 3986, section 6.2.2: one spelling for each octet of a path or query.
enum PercentEncoding {
    /// Decodes unreserved characters, writes other escapes in upper case, and escapes what may not stand bare.
    static func normalise(_ text: String) -> String {
        var result: [UInt8] = []
        let bytes = Array(text.utf8)
        var place = 0
        while place < bytes.count {
            let escaped = escape(in: bytes, at: place)
            append(escaped ?? bytes[place], wasEscaped: escaped != nil, to: &result)
            place += escaped == nil ? 1 : 3
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func append(_ byte: UInt8, wasEscaped: Bool, to result: inout [UInt8]) {
        if isUnreserved(byte) || !wasEscaped && mayStandBare(byte) {
            result.append(byte)
        } else {
            result.append(UInt8(ascii: "%"))
            result.append(contentsOf: [digit(byte >> 4), digit(byte & 15)])
        }
    }

    private static func escape(in bytes: [UInt8], at place: Int) -> UInt8? {
        guard bytes[place] == UInt8(ascii: "%"), place + 2 < bytes.count, let high = value(bytes[place + 1]),
            let low = value(bytes[place + 2])
        else { return nil }
        return high << 4 | low
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }

    private static let bare = Set("!$&'()*+,;=:@/?%".utf8)

    private static func mayStandBare(_ byte: UInt8) -> Bool { bare.contains(byte) }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 55 + value }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 48...57: digit - 48
        case 65...70: digit - 55
        case 97...102: digit - 87
        default: nil
        }
    }
}
