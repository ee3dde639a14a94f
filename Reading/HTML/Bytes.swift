#if canImport(Glibc)
    import Glibc
#endif

extension UInt8 {
    @inline(__always) var isHTMLSpace: Bool { self == 32 || (9...13).contains(self) }
    @inline(__always) var isASCIILetter: Bool { (self | 0x20) &- 97 < 26 }
    @inline(__always) var isASCIIDigit: Bool { self &- 48 < 10 }
    @inline(__always) var endsTagName: Bool { isHTMLSpace || self == UInt8(ascii: "/") || self == UInt8(ascii: ">") }
    @inline(__always) var endsAttributeName: Bool { endsTagName || self == UInt8(ascii: "=") }
}

extension UnsafeBufferPointer<UInt8> {
    /// The first place of `byte` at or after `start`; `count` if there is none.
    @inline(__always)
    func position(of byte: UInt8, from start: Int) -> Int {
        guard start < count, let base = baseAddress, let found = memchr(base + start, Int32(byte), count - start) else {
            return count
        }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// Whether `word`, given in small letters, stands at `position`, whatever its case.
    func starts(with word: StaticString, at position: Int) -> Bool {
        let length = word.utf8CodeUnitCount
        guard position >= 0, position + length <= count else { return false }
        for index in 0..<length {
            let byte = self[position + index]
            guard (byte &- 65 < 26 ? byte | 0x20 : byte) == word.utf8Start[index] else { return false }
        }
        return true
    }

    /// Where the end tag `</name` begins, at or after `start`.
    func endTag(_ name: String, from start: Int) -> Int? {
        let hash = WordTable.hash(name.utf8)
        var at = start
        while true {
            at = position(of: UInt8(ascii: "<"), from: at)
            guard at + 1 < count else { return nil }
            if self[at + 1] == UInt8(ascii: "/") {
                var scan = TagScan(self, at: at + 2)
                if scan.readHash() == hash { return at }
            }
            at += 1
        }
    }

    /// Whether a `style` in this range keeps its element from being shown.
    func hides(_ range: Range<Int>) -> Bool {
        var at = range.lowerBound
        while at < range.upperBound {
            at = position(of: UInt8(ascii: ":"), from: at)
            guard at < range.upperBound else { return false }
            var value = at + 1
            while value < range.upperBound, self[value] == 32 { value += 1 }
            if starts(with: "display", at: at - 7) && starts(with: "none", at: value) { return true }
            if starts(with: "visibility", at: at - 10) && starts(with: "hidden", at: value) { return true }
            at += 1
        }
        return false
    }
}
