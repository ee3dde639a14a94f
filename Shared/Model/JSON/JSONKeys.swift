/// The keys that a reader of an object knows, to be told apart by their bytes.
public struct JSONKeys: Sendable {
    private let names: [[UInt8]]
    private let heads: [Head]
    private let required: UInt64

    /// At most 64 keys; the first `required` of them must be there.
    public init(_ names: [String], required: Int) {
        precondition(names.count <= 64 && required <= names.count, "too many keys")
        self.names = names.map { Array($0.utf8) }
        heads = self.names.map { $0.withUnsafeBytes(Head.init) }
        self.required = required == 64 ? .max : (1 << UInt64(required)) - 1
    }

    /// What tells most names apart at once: the length and the first bytes, which are all of a short one.
    private struct Head: Equatable {
        let length: Int
        let bytes: UInt64

        init(_ name: UnsafeRawBufferPointer) {
            length = name.count
            bytes =
                name.count >= 8
                ? name.loadUnaligned(as: UInt64.self).littleEndian
                : name.reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
    }

    /// The key's place; nil when it is not known.
    func place(of name: UnsafeRawBufferPointer) -> Int? {
        let head = Head(name)
        for place in heads.indices where heads[place] == head && (head.length <= 8 || name.elementsEqual(names[place]))
        {
            return place
        }
        return nil
    }

    func name(_ place: Int) -> String { String(decoding: names[place], as: UTF8.self) }

    /// The first required key that is not among those found.
    func missing(_ found: UInt64) -> String? {
        let missing = required & ~found
        return missing == 0 ? nil : name(missing.trailingZeroBitCount)
    }
}

extension JSONReader {
    /// Reads an object whose keys are known: `member` gets the place of each and must read or skip its value; others are
    /// skipped. It makes no strings of the keys, which is most of the work where objects are small.
    public mutating func object(
        _ keys: JSONKeys, _ member: (inout JSONReader, _ place: Int) throws(RecordError) -> Void
    ) throws(RecordError) {
        try begin(UInt8(ascii: "{"), "an object")
        var found: UInt64 = 0
        var isFirst = true
        while try continues(until: UInt8(ascii: "}"), &isFirst) {
            let place = try place(among: keys)
            try expect(UInt8(ascii: ":"), "a colon")
            guard let place else {
                try skip()
                continue
            }
            guard found & 1 << UInt64(place) == 0 else {
                throw .invalid(field: keys.name(place), reason: "it stands twice")
            }
            found |= 1 << UInt64(place)
            do throws(RecordError) { try member(&self, place) } catch { throw error.within(keys.name(place)) }
        }
        depth -= 1
        if let name = keys.missing(found) { throw .missing(field: name) }
    }

    /// Reads a string that must be one of the words; gives its place among them, or itself where it is none.
    public mutating func word(of words: JSONKeys) throws(RecordError) -> (place: Int?, text: String) {
        let start = place
        if let place = try place(among: words) { return (place, "") }
        place = start
        return (nil, try string())
    }

    /// Reads the string that comes next, its escapes resolved, and gives its place among the keys.
    private mutating func place(among keys: JSONKeys) throws(RecordError) -> Int? {
        try expect(UInt8(ascii: "\""), "a string")
        let start = place
        passPlain()
        guard peek == UInt8(ascii: "\"") else {
            place = start - 1
            let name = Array(try string().utf8)
            return name.withUnsafeBytes { keys.place(of: $0) }
        }
        let name = start - bytes.startIndex..<place - bytes.startIndex
        place += 1
        return bytes.withUnsafeBytes { keys.place(of: UnsafeRawBufferPointer(rebasing: $0[name])) }
    }
}
