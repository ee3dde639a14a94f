/// The escapes of JSON strings, but for surrogates.
enum JSONEscape {
    /// How many bytes the escape at `index` has; nil where it is none, or a surrogate.
    static func length(at index: Int, in bytes: [UInt8]) -> Int? {
        guard index + 1 < bytes.count else { return nil }
        if bytes[index + 1] == UInt8(ascii: "u") {
            return scalar(bytes[(index + 2)...]) == nil ? nil : 6
        }
        return short(bytes[index + 1]) == nil ? nil : 2
    }

    /// The string's bytes with every escape, which must be valid, replaced by what it stands for.
    static func resolved(_ raw: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(raw.count)
        var rest = raw
        while let escape = rest.firstIndex(of: UInt8(ascii: "\\")), escape + 1 < rest.endIndex {
            result += rest[..<escape]
            if let byte = short(rest[escape + 1]) {
                result.append(byte)
                rest = rest[(escape + 2)...]
            } else if let scalar = scalar(rest[(escape + 2)...]) {
                result += Array(String(scalar).utf8)
                rest = rest[(escape + 6)...]
            } else {
                break
            }
        }
        return result + rest
    }

    private static func short(_ letter: UInt8) -> UInt8? {
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

    /// The scalar of the four hexadecimal digits at the start.
    private static func scalar(_ digits: ArraySlice<UInt8>) -> Unicode.Scalar? {
        let four = digits.prefix(4)
        guard four.count == 4, four.allSatisfy({ isHex($0) }) else { return nil }
        return UInt32(String(decoding: four, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...70).contains(byte) || (97...102).contains(byte)
    }
}
