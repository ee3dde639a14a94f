import Shared

/// Typed values of JSON objects. Errors get their path on the way up, so that the way down builds none.
extension JSONReader {
    /// Reads an object by the cases of an enumeration; other keys are skipped.
    mutating func object<Key>(
        _ keys: TypedKeys<Key>, _ member: (inout JSONReader, Key) throws(RecordError) -> Void
    ) throws(RecordError) {
        try expect(.object, UInt8(ascii: "{"))
        try object(keys.keys) { (reader, place) throws(RecordError) in try member(&reader, keys.cases[place]) }
    }

    /// Reads a list.
    mutating func elements<Element>(
        _ element: (inout JSONReader) throws(RecordError) -> Element
    ) throws(RecordError) -> [Element] {
        try expect(.list, UInt8(ascii: "["))
        var elements: [Element] = []
        try list { reader throws(RecordError) in
            do throws(RecordError) { elements.append(try element(&reader)) } catch {
                throw error.within("[\(elements.count)]")
            }
        }
        return elements
    }

    /// Reads a value, or null.
    mutating func optional<Value>(
        _ value: (inout JSONReader) throws(RecordError) -> Value
    ) throws(RecordError) -> Value? {
        guard nextKind() == .null else { return try value(&self) }
        try null()
        return nil
    }

    /// Reads a string.
    mutating func text() throws(RecordError) -> String {
        try expect(.string, UInt8(ascii: "\""))
        return try string()
    }

    /// Reads a whole number.
    mutating func whole() throws(RecordError) -> Int {
        try expect(.number)
        guard let number = try integer() else { throw .wrongType(field: "", expected: "an integer") }
        return number
    }

    /// Reads any number.
    mutating func number() throws(RecordError) -> Double {
        try expect(.number)
        guard let number = try decimal() else { throw .wrongType(field: "", expected: "a number of usual size") }
        return number
    }

    /// Reads one of the words of an enumeration.
    mutating func choice<Value>(_ words: TypedKeys<Value>) throws(RecordError) -> Value {
        try expect(.string, UInt8(ascii: "\""))
        let word = try word(of: words.keys)
        guard let place = word.place else {
            throw .invalid(field: "", reason: "'\(word.text.cut(to: 40))' is not known to this build")
        }
        return words.cases[place]
    }

    /// Throws unless a value of a kind comes next; mostly it does, with its `first` character, and nothing before it.
    private mutating func expect(_ kind: Kind, _ first: UInt8? = nil) throws(RecordError) {
        if let first, isNext(first) { return }
        let found = nextKind()
        if found != kind { throw .wrongType(field: "", expected: "\(kind.rawValue), not \(found.rawValue)") }
    }
}

/// The keys of an object, as the cases of an enumeration.
struct TypedKeys<Key: CaseIterable & RawRepresentable<String> & Sendable>: Sendable {
    let keys: JSONKeys
    let cases: [Key]

    /// All cases of `type`; the first `required` must be there.
    init(_ type: Key.Type, required: Int) {
        cases = Array(Key.allCases)
        keys = JSONKeys(cases.map(\.rawValue), required: required)
    }
}
