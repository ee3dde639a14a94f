import Glibc

extension String {
    /// The text as PostgreSQL can keep it: U+FFFD for each NUL, which it cannot. One code point for one, so that no span
    /// moves.
    var storable: String {
        guard holdsNUL else { return self }
        var text = ""
        for scalar in unicodeScalars { text.unicodeScalars.append(scalar.value == 0 ? "\u{FFFD}" : scalar) }
        return text
    }

    private var holdsNUL: Bool {
        utf8.withContiguousStorageIfAvailable { bytes in
            bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
        } ?? utf8.contains(0)
    }
}

/// Ids as the database and the topics' keys have them.
enum ArticleID {
    /// A UUID in small letters; nil when `text` is none.
    static func canonical(_ text: String) -> String? {
        let small = text.lowercased()
        let digits = Array(small.utf8)
        guard digits.count == 36 else { return nil }
        for (index, byte) in digits.enumerated() {
            let isDash = index == 8 || index == 13 || index == 18 || index == 23
            guard isDash ? byte == UInt8(ascii: "-") : (48...57).contains(byte) || (97...102).contains(byte) else {
                return nil
            }
        }
        return small
    }

    /// The sixteen bytes of a canonical id.
    static func bytes(_ id: String) -> [UInt8] {
        let digits = id.utf8.filter { $0 != UInt8(ascii: "-") }.map { $0 < 58 ? $0 - 48 : $0 - 87 }
        return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
