/// The keys that a reader of an object knows, to be told apart by their bytes.
public struct JSONKeys: Sendable {
    private let names: [[UInt8]]
    private let required: UInt64

    /// At most 64 keys; the first `required` of them must be there.
    public init(_ names: [String], required: Int) {
        precondition(names.count <= 64 && required <= names.count, "too many keys")
        self.names = names.map { Array($0.utf8) }
        self.required = required == 64 ? .max : (1 << UInt64(required)) - 1
    }

    /// The key's place; nil when it is not known.
    func place(of name: ArraySlice<UInt8>) -> Int? {
        for place in names.indices where names[place].count == name.count && name.elementsEqual(names[place]) {
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
            let place = keys.place(of: try key())
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
        let word = try key()
        if let place = words.place(of: word) { return (place, "") }
        return (nil, String(decoding: word, as: UTF8.self))
    }

    /// The bytes of the key that comes next, its escapes resolved.
    private mutating func key() throws(RecordError) -> ArraySlice<UInt8> {
        try expect(UInt8(ascii: "\""), "a string")
        let start = place
        passPlain()
        guard peek == UInt8(ascii: "\"") else {
            place = start - 1
            return Array(try string().utf8)[...]
        }
        place += 1
        return bytes[start..<place - 1]
    }
}
