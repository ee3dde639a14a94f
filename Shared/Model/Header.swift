/// One header of a message: a name and bytes, as Kafka carries them.
public struct Header: Sendable, Equatable {
    /// The name; names may repeat.
    public var name: String
    /// The value.
    public var value: [UInt8]

    /// Makes a header of bytes.
    public init(_ name: String, _ value: [UInt8]) {
        self.name = name
        self.value = value
    }

    /// Makes a header of text, in UTF-8.
    public init(_ name: String, _ text: String) {
        self.init(name, [UInt8](text.utf8))
    }

    /// The value as text; invalid UTF-8 is repaired.
    public var text: String { String(decoding: value, as: UTF8.self) }
}

extension [Header] {
    /// The text of the last header of that name, compared without regard to the case of ASCII letters.
    public subscript(name: String) -> String? {
        last { $0.name.utf8.elementsEqual(name.utf8) { $0.lowercased == $1.lowercased } }?.text
    }
}

extension UInt8 {
    fileprivate var lowercased: UInt8 { (65...90).contains(self) ? self | 0x20 : self }
}
