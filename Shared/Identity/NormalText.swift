/// A text without what two copies of it may differ in: white space and case.
public enum NormalText {
    /// UTF-8 of `text` in lower case, each run of Unicode white space as one space, none at either end.
    public static func bytes(of text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { utf8 in
            var normal = SpacedBytes(capacity: utf8.count)
            var index = 0
            while index < utf8.count {
                if utf8[index] < 0x80 {
                    normal.append(utf8[index])
                    index += 1
                } else {
                    let run = utf8[index...].prefix { $0 >= 0x80 }
                    for scalar in String(decoding: run, as: UTF8.self).lowercased().unicodeScalars {
                        normal.append(scalar)
                    }
                    index = run.endIndex
                }
            }
            return normal.bytes
        }
    }
}

/// Text whose white space is single spaces between words.
private struct SpacedBytes {
    private(set) var bytes: [UInt8] = []
    private var spaceIsDue = false

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    /// Adds an ASCII character in its small form.
    @inline(__always)
    mutating func append(_ byte: UInt8) {
        if byte == 32 || byte &- 9 < 5 { return appendSpace() }
        endSpace()
        bytes.append(byte &- 65 < 26 ? byte | 0x20 : byte)
    }

    mutating func append(_ scalar: Unicode.Scalar) {
        if scalar.properties.isWhitespace { return appendSpace() }
        endSpace()
        bytes += scalar.utf8
    }

    @inline(__always)
    private mutating func appendSpace() { spaceIsDue = !bytes.isEmpty }

    @inline(__always)
    private mutating func endSpace() {
        if spaceIsDue { bytes.append(32) }
        spaceIsDue = false
    }
}
