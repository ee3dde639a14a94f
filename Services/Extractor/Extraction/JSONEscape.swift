/// One escape of a JSON string, but for surrogates.
struct JSONEscape {
    /// How many bytes it has, the backslash included.
    let length: Int
    private let scalar: Unicode.Scalar

    /// The escape whose backslash stands at `index`; nil where it is none, or a surrogate.
    init?(at index: Int, in bytes: [UInt8]) {
        let rest = bytes[(index + 1)...]
        guard let letter = rest.first else { return nil }
        if letter == UInt8(ascii: "u") {
            guard let scalar = Self.scalar(rest.dropFirst().prefix(4)) else { return nil }
            length = 6
            self.scalar = scalar
        } else {
            guard let byte = Self.byte(letter) else { return nil }
            length = 2
            scalar = Unicode.Scalar(byte)
        }
    }

    /// Appends what it stands for, in UTF-8.
    func append(to utf8: inout [UInt8]) {
        if scalar.isASCII { utf8.append(UInt8(scalar.value)) } else { utf8 += Array(String(scalar).utf8) }
    }

    private static func byte(_ letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
        default: nil
        }
    }

    private static func scalar(_ digits: ArraySlice<UInt8>) -> Unicode.Scalar? {
        guard digits.count == 4, digits.allSatisfy(isHex) else { return nil }
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...70).contains(byte) || (97...102).contains(byte)
    }
}
