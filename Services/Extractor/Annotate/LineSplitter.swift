/// Cuts a stream of bytes into lines, each once and whole, however the bytes come. Linear in the length of the stream.
struct LineSplitter {
    private var unfinished: [UInt8] = []
    private var count = 0

    /// The lines that `chunk` finishes.
    mutating func lines(adding chunk: [UInt8]) -> [InputLine] {
        var lines: [InputLine] = []
        var rest = chunk[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            unfinished += rest[..<end]
            lines.append(finish())
            rest = rest[(end + 1)...]
        }
        unfinished += rest
        return lines
    }

    /// What stands after the last line feed, if anything.
    mutating func lastLine() -> InputLine? { unfinished.isEmpty ? nil : finish() }

    private mutating func finish() -> InputLine {
        count += 1
        defer { unfinished = [] }
        return InputLine(number: count, bytes: unfinished)
    }
}
