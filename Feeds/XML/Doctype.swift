/// Finds a document's type declaration, so that it can be taken out: nothing in it is of use here, and the entities that it
/// may declare are how small documents grow large, or nest so deep that libexpat's stack ends.
enum Doctype {
    private static let opening = Array("<!DOCTYPE".utf8)

    /// Where `<!DOCTYPE …>` stands, which is behind nothing but space, comments and instructions; nil where there is none.
    /// One without an end goes to the end of the document.
    static func range(in document: [UInt8]) -> Range<Int>? {
        var place = 0
        while let start = document[place...].firstIndex(of: UInt8(ascii: "<")) {
            guard let end = endOfRemark(document[start...]) else {
                return document[start...].starts(with: opening) ? start..<end(document[start...]) : nil
            }
            place = end
        }
        return nil
    }

    /// The end of the comment or instruction that `rest` begins with; nil when it begins with something else.
    private static func endOfRemark(_ rest: ArraySlice<UInt8>) -> Int? {
        if rest.starts(with: "<!--".utf8) { return end(of: "-->", in: rest.dropFirst(4)) }
        return rest.starts(with: "<?".utf8) ? end(of: "?>", in: rest.dropFirst(2)) : nil
    }

    private static func end(of mark: StaticString, in rest: ArraySlice<UInt8>) -> Int {
        let mark = UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount)
        let last = mark[mark.count - 1]
        var place = rest.startIndex
        while let found = rest[place...].firstIndex(of: last) {
            if rest[...found].suffix(mark.count).elementsEqual(mark) { return found + 1 }
            place = found + 1
        }
        return rest.endIndex
    }

    /// The end of the declaration that `rest` begins with: of its `>`s the first outside quotes, remarks and brackets.
    private static func end(_ rest: ArraySlice<UInt8>) -> Int {
        var depth = 0
        var place = rest.startIndex + opening.count
        while place < rest.endIndex {
            if let end = endOfRemark(rest[place...]) {
                place = end
                continue
            }
            switch rest[place] {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                place = rest[(place + 1)...].firstIndex(of: rest[place]) ?? rest.endIndex - 1
            case UInt8(ascii: "["), UInt8(ascii: "<"): depth += 1
            case UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ">") where depth == 0: return place + 1
            case UInt8(ascii: ">"): depth -= 1
            default: break
            }
            place += 1
        }
        return rest.endIndex
    }
}
