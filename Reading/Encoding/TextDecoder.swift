#if canImport(Glibc)
    import Glibc
#endif

/// Bytes of any encoding to UTF-8, as browsers tell it: byte order mark, then the header, then the page's own `<meta>`,
/// then UTF-8 if it is that, else windows-1252.
public enum TextDecoder {
    /// The text as UTF-8 without a byte order mark; what cannot be decoded becomes U+FFFD.
    public static func utf8(
        _ bytes: [UInt8], contentType: String?, isHTML: Bool
    ) throws(ReadingError) -> [UInt8] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return repaired(Array(bytes.dropFirst(3))) }
        if bytes.starts(with: [0xFF, 0xFE]) { return try convert(Array(bytes.dropFirst(2)), from: "UTF-16LE") }
        if bytes.starts(with: [0xFE, 0xFF]) { return try convert(Array(bytes.dropFirst(2)), from: "UTF-16BE") }
        let declared = contentType.flatMap { charset(in: Array($0.utf8)) } ?? (isHTML ? metaCharset(bytes) : nil)
        guard let name = declared.map(canonical), name != "utf-8", name != "windows-1252", !isUTF8(bytes) else {
            // Servers say Latin-1 of UTF-8 pages, and pages say UTF-8 and are not; a few wrong bytes are an accident.
            return isMostlyUTF8(bytes) ? repaired(bytes) : Windows1252.decode(bytes)
        }
        return try convert(bytes, from: name)
    }

    /// The names that stand for the same in the encodings of the web.
    private static func canonical(_ label: String) -> String {
        switch label.lowercased() {
        case "utf8", "utf-8", "unicode-1-1-utf-8": "utf-8"
        case "iso-8859-1", "iso8859-1", "latin1", "latin-1", "ascii", "us-ascii", "windows-1252", "cp1252", "x-cp1252":
            "windows-1252"
        case "iso-8859-9", "latin5": "windows-1254"
        case "gb2312", "gbk", "x-gbk", "gb_2312-80": "gb18030"
        case "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji": "cp932"
        case "euc-kr", "ks_c_5601-1987", "korean": "cp949"
        case "utf-16", "utf-16le": "utf-16le"
        case "big5", "big5-hkscs": "big5-hkscs"
        case let other: other
        }
    }

    /// What follows `charset=` in a header or a tag.
    static func charset(in bytes: [UInt8]) -> String? {
        let key = Array("charset".utf8)
        var index = 0
        while index + key.count < bytes.count {
            guard bytes[index..<index + key.count].elementsEqual(key, by: { $0 | 0x20 == $1 }) else {
                index += 1
                continue
            }
            index += key.count
            let rest = bytes[index...].drop { $0.isHTMLSpace }
            guard rest.first == UInt8(ascii: "=") else { continue }
            let value = rest.dropFirst().drop { $0.isHTMLSpace || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
            let name = value.prefix { $0.isASCIILetter || $0.isASCIIDigit || "-_:.".utf8.contains($0) }
            return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
        }
        return nil
    }

    /// The encoding that a page's first kilobytes declare; a page that can be read cannot be UTF-16.
    private static func metaCharset(_ bytes: [UInt8]) -> String? {
        let head = Array(bytes.prefix(4096))
        return charset(in: head).map { $0.lowercased().hasPrefix("utf-16") ? "utf-8" : $0 }
    }

    static func isUTF8(_ bytes: [UInt8]) -> Bool { invalidCount(bytes, limit: 1) == 0 }

    private static func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
        let high = bytes.reduce(0) { $0 + ($1 >= 0x80 ? 1 : 0) }
        return invalidCount(bytes, limit: high / 20 + 2) <= high / 20
    }

    /// Counts bytes that are not UTF-8, up to `limit`.
    private static func invalidCount(_ bytes: [UInt8], limit: Int) -> Int {
        var count = 0
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        if bytes.allSatisfy({ $0 < 0x80 }) { return 0 }
        while count < limit {
            switch decoder.decode(&iterator) {
            case .scalarValue: continue
            case .error: count += 1
            case .emptyInput: return count
            }
        }
        return count
    }

    private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        isUTF8(bytes) ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
    }

    /// By the C library's converter. It never writes more than four bytes for one.
    private static func convert(_ bytes: [UInt8], from encoding: String) throws(ReadingError) -> [UInt8] {
        guard encoding.utf8.allSatisfy({ $0 > 32 && $0 < 127 }), let converter = iconv_open("UTF-8", encoding),
            converter != iconv_t(bitPattern: -1)
        else { throw .unknownEncoding(encoding) }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: bytes.count * 4 + 16)
        let written = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in run(converter, input, output) }
        }
        return repaired(output.prefix(written).map { UInt8(bitPattern: $0) })
    }

    private static func run(
        _ converter: iconv_t, _ input: UnsafeMutableBufferPointer<CChar>, _ output: UnsafeMutableBufferPointer<CChar>
    ) -> Int {
        var source = input.baseAddress
        var sourceLeft = input.count
        var target = output.baseAddress
        var targetLeft = output.count
        while sourceLeft > 0, iconv(converter, &source, &sourceLeft, &target, &targetLeft) == -1 {
            // A byte that means nothing is replaced by a question mark, and the rest goes on.
            guard errno == EILSEQ || errno == EINVAL, sourceLeft > 0, targetLeft > 0 else { break }
            source = source?.advanced(by: 1)
            sourceLeft -= 1
            target?.pointee = CChar(bitPattern: UInt8(ascii: "?"))
            target = target?.advanced(by: 1)
            targetLeft -= 1
        }
        return output.count - targetLeft
    }
}
