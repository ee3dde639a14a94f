import Glibc

/// Newline-delimited JSON: an object a line. Lines without anything are passed over.
struct NDJSON: Sequence, IteratorProtocol {
    private var rest: ArraySlice<UInt8>
    private var number = 0

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    /// The next line with its number, counted from 1.
    mutating func next() -> (number: Int, line: ArraySlice<UInt8>)? {
        while !rest.isEmpty {
            let line = rest[..<(rest.firstLineFeed ?? rest.endIndex)]
            rest = rest[line.endIndex...].dropFirst()
            number += 1
            if !line.isBlank { return (number, line) }
        }
        return nil
    }
}

extension ArraySlice<UInt8> {
    /// Where the first line ends; nil where it has no end.
    var firstLineFeed: Int? {
        withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress, let found = memchr(start, 0x0a, bytes.count) else { return nil }
            return startIndex + (UnsafeRawPointer(found) - start)
        }
    }

    /// Whether there is nothing but white space.
    var isBlank: Bool { allSatisfy { $0 == 0x20 || $0 == 0x0d || $0 == 0x09 } }
}
