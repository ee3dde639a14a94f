/// Goes over one tag: its name, then its attributes.
struct TagScan {
    let bytes: UnsafeBufferPointer<UInt8>
    /// The next byte; after the attributes, the one past `>`.
    private(set) var position: Int
    private(set) var nameRange = 0..<0
    /// The tag ended in `/>`.
    private(set) var selfCloses = false

    var hasName: Bool { !nameRange.isEmpty }

    init(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) {
        self.bytes = bytes
        self.position = position
    }

    mutating func readName() -> Tag { Tag(hash: readHash()) }

    mutating func readHash() -> UInt64 {
        let start = position
        var hash = WordTable.seed
        while position < bytes.count, !bytes[position].endsTagName {
            hash = WordTable.step(hash, bytes[position])
            position += 1
        }
        nameRange = start..<position
        return hash
    }

    mutating func skipAttributes() {
        while nextAttribute() != nil {}
    }

    /// Skips the attributes and says whether one of them has this value.
    mutating func skipAttributes(watchingFor wanted: StaticString) -> Bool {
        var isFound = false
        while let (_, value) = nextAttribute() {
            if value.count == wanted.utf8CodeUnitCount, bytes.starts(with: wanted, at: value.lowerBound) {
                isFound = true
            }
        }
        return isFound
    }

    /// Writes the attributes that reading looks at, each name once, long ones cut; false if they make the tag of no use.
    mutating func copyAttributes(of tag: Tag, to html: inout [UInt8]) -> Bool {
        var seen: UInt32 = 0
        var isUseful = tag != .link
        while let (hash, value) = nextAttribute() {
            guard let name = AttributeName(hash: hash), seen & name.bit == 0 else { continue }
            seen |= name.bit
            guard name != .style || bytes.hides(value) else { continue }
            if tag == .link, name == .rel, bytes.starts(with: "canonical", at: value.lowerBound) { isUseful = true }
            let limit = tag == .meta || tag == .link ? 2048 : 96
            html.append(UInt8(ascii: " "))
            html.append(contentsOf: name.rawValue.utf8)
            html.append(UInt8(ascii: "="))
            html.append(UInt8(ascii: "\""))
            for byte in bytes[value].prefix(limit) where byte != UInt8(ascii: "\"") { html.append(byte) }
            html.append(UInt8(ascii: "\""))
        }
        return isUseful
    }

    /// The hash of the next attribute's name and the range of its value; nil at the end of the tag.
    private mutating func nextAttribute() -> (hash: UInt64, value: Range<Int>)? {
        while position < bytes.count, bytes[position].isHTMLSpace || bytes[position] == UInt8(ascii: "/") {
            position += 1
        }
        guard position < bytes.count else { return nil }
        if bytes[position] == UInt8(ascii: ">") {
            selfCloses = bytes[position - 1] == UInt8(ascii: "/")
            position += 1
            return nil
        }
        var hash = WordTable.step(WordTable.seed, bytes[position])
        position += 1
        while position < bytes.count, !bytes[position].endsAttributeName {
            hash = WordTable.step(hash, bytes[position])
            position += 1
        }
        return (hash, readValue())
    }

    private mutating func readValue() -> Range<Int> {
        var at = position
        while at < bytes.count, bytes[at].isHTMLSpace { at += 1 }
        guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else { return position..<position }
        at += 1
        while at < bytes.count, bytes[at].isHTMLSpace { at += 1 }
        guard at < bytes.count else {
            position = at
            return at..<at
        }
        let quote = bytes[at]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let end = bytes.position(of: quote, from: at + 1)
            position = min(end + 1, bytes.count)
            return at + 1..<end
        }
        let start = at
        while at < bytes.count, !bytes[at].isHTMLSpace, bytes[at] != UInt8(ascii: ">") { at += 1 }
        position = at
        return start..<at
    }
}
