/// Characters of text in UTF-8. Of bytes that are none, something comes out, and nothing is read beyond the end.
extension RandomAccessCollection<UInt8> where Index == Int {
    /// The code point that begins at `index`, and where the next one begins.
    @inline(__always)
    func codePoint(at index: Int) -> (code: UInt32, end: Int) {
        let first = self[index]
        guard first >= 0x80 else { return (UInt32(first), index + 1) }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        let end = Swift.min(index + length, endIndex)
        var code = UInt32(first) & (0x7F >> UInt32(length))
        for place in index + 1..<end { code = code << 6 | UInt32(self[place] & 0x3F) }
        return (code, end)
    }

    /// The last code point before `end`, and where it begins.
    func codePoint(before end: Int) -> (code: UInt32, start: Int) {
        var start = end - 1
        while start > startIndex, end - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
        return (codePoint(at: start).code, start)
    }

    /// How many code points there are.
    var codePointCount: Int { reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } }
}
