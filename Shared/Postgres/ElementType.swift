/// The types that arrays are made of, by their numbers in `pg_type.dat`, which are part of the protocol.
enum ElementType: UInt32 {
    case bool = 16
    case bytes = 17
    /// `"char"`, a single byte.
    case letter = 18
    case integer = 20
    case shortInteger = 23
    case text = 25
    case shortNumber = 700
    case number = 701

    /// The type of the array.
    var array: UInt32 {
        switch self {
        case .bool: 1000
        case .bytes: 1001
        case .letter: 1002
        case .integer: 1016
        case .shortInteger: 1007
        case .text: 1009
        case .shortNumber: 1021
        case .number: 1022
        }
    }
}

extension [UInt8] {
    /// Appends the binary form of `array_send`: what ``beginArray(of:count:hasNulls:)`` does, then the elements, each as a
    /// field, which `append` appends.
    mutating func appendArray<Item>(
        of type: ElementType, _ elements: [Item], hasNulls: Bool = false, _ append: (Item, inout [UInt8]) -> Void
    ) {
        beginArray(of: type, count: elements.count, hasNulls: hasNulls)
        for element in elements { append(element, &self) }
    }

    /// Appends what stands before an array's elements: dimensions, whether there are NULLs, the type; size and lower bound.
    mutating func beginArray(of type: ElementType, count: Int, hasNulls: Bool = false) {
        append(bigEndian: Int32(count == 0 ? 0 : 1))
        append(bigEndian: Int32(hasNulls ? 1 : 0))
        append(bigEndian: type.rawValue)
        guard count > 0 else { return }
        append(bigEndian: Int32(count))
        append(bigEndian: Int32(1))
    }
}
