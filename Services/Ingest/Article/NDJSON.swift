/// Newline-delimited JSON: an object a line. Lines without anything are passed over.
struct NDJSON: Sequence, IteratorProtocol {
    private var rest: ArraySlice<UInt8>
    private var number = 0

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    /// The next line with its number, counted from 1.
    mutating func next() -> (number: Int, line: ArraySlice<UInt8>)? {
        while !rest.isEmpty {
            let line = rest.prefix { $0 != 0x0a }
            rest = rest[line.endIndex...].dropFirst()
            number += 1
            if line.contains(where: { $0 != 0x20 && $0 != 0x0d && $0 != 0x09 }) { return (number, line) }
        }
        return nil
    }
}
