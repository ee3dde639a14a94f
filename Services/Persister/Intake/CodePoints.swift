/// A text by its Unicode code points, which every span counts.
struct CodePoints {
    private let utf8: [UInt8]
    /// The byte at which each code point starts, and the end; empty when the text is ASCII and they are the same.
    private let starts: [Int32]

    /// Linear in the length of `text`.
    init(_ text: String) {
        utf8 = Array(text.utf8)
        guard utf8.contains(where: { $0 >= 0x80 }) else {
            starts = []
            return
        }
        var starts: [Int32] = []
        starts.reserveCapacity(utf8.count + 1)
        for (index, byte) in utf8.enumerated() where byte & 0xC0 != 0x80 { starts.append(Int32(index)) }
        starts.append(Int32(utf8.count))
        self.starts = starts
    }

    /// How many there are.
    var count: Int { starts.isEmpty ? utf8.count : starts.count - 1 }

    /// The words of a span; nil when it is empty, reversed or outside the text.
    func words(_ start: Int, _ end: Int) -> String? {
        guard start >= 0, start < end, end <= count else { return nil }
        return String(decoding: utf8[byte(at: start)..<byte(at: end)], as: UTF8.self)
    }

    private func byte(at codePoint: Int) -> Int { starts.isEmpty ? codePoint : Int(starts[codePoint]) }
}
