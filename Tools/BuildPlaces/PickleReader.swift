/// A value of Python's, as far as lists of plain values need.
indirect enum PickledValue {
    case text(String)
    case number(Double)
    case list([PickledValue])
    case mark

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var number: Double? { if case .number(let number) = self { number } else { nil } }
    var list: [PickledValue]? { if case .list(let list) = self { list } else { nil } }
}

/// Reads lists of texts and numbers from Python's pickle format, protocol 4. Anything else, objects above all, is refused.
struct PickleReader {
    enum Failure: Error {
        case unknownOperation(UInt8, offset: Int)
        case truncated
    }

    private let bytes: [UInt8]
    private var offset = 0
    private var stack: [PickledValue] = []
    private var memo: [PickledValue] = []

    static func read(_ bytes: [UInt8]) throws -> PickledValue {
        var reader = PickleReader(bytes: bytes)
        return try reader.run()
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func run() throws -> PickledValue {
        while true {
            let operation = try UInt8(integer(1))
            switch operation {
            case 0x80: _ = try integer(1)  // PROTO
            case 0x95: _ = try integer(8)  // FRAME
            case 0x5D: stack.append(.list([]))  // EMPTY_LIST
            case 0x28: stack.append(.mark)  // MARK
            case 0x94: if let top = stack.last { memo.append(top) }  // MEMOIZE
            case 0x8C: try stack.append(text(integer(1)))  // SHORT_BINUNICODE
            case 0x58: try stack.append(text(integer(4)))  // BINUNICODE
            case 0x68: try recall(integer(1))  // BINGET
            case 0x6A: try recall(integer(4))  // LONG_BINGET
            case 0x47: try stack.append(.number(double()))  // BINFLOAT
            case 0x4A: try stack.append(.number(Double(Int32(bitPattern: UInt32(integer(4))))))  // BININT
            case 0x4B: try stack.append(.number(Double(integer(1))))  // BININT1
            case 0x4D: try stack.append(.number(Double(integer(2))))  // BININT2
            case 0x8A: try stack.append(.number(long(integer(1))))  // LONG1
            case 0x61: try append(since: stack.count - 1)  // APPEND
            case 0x65: try append(since: mark() + 1)  // APPENDS
            case 0x2E: return stack.popLast() ?? .list([])  // STOP
            default: throw Failure.unknownOperation(operation, offset: offset - 1)
            }
        }
    }

    private mutating func integer(_ count: Int) throws -> Int {
        guard offset + count <= bytes.count else { throw Failure.truncated }
        defer { offset += count }
        return (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }

    private mutating func double() throws -> Double {
        guard offset + 8 <= bytes.count else { throw Failure.truncated }
        defer { offset += 8 }
        return Double(bitPattern: bytes[offset..<offset + 8].reduce(0) { $0 << 8 | UInt64($1) })
    }

    private mutating func long(_ count: Int) throws -> Double { try Double(integer(count)) }

    private mutating func text(_ count: Int) throws -> PickledValue {
        guard offset + count <= bytes.count else { throw Failure.truncated }
        defer { offset += count }
        return .text(String(decoding: bytes[offset..<offset + count], as: UTF8.self))
    }

    private mutating func recall(_ index: Int) throws {
        guard memo.indices.contains(index) else { throw Failure.truncated }
        stack.append(memo[index])
    }

    private func mark() throws -> Int {
        guard let mark = stack.lastIndex(where: { if case .mark = $0 { true } else { false } }) else {
            throw Failure.truncated
        }
        return mark
    }

    /// Moves the values from `start` on into the list before them (and before the mark, if there is one).
    private mutating func append(since start: Int) throws {
        let values = Array(stack[start...])
        stack.removeSubrange(start...)
        if case .mark? = stack.last { stack.removeLast() }
        guard case .list(let list)? = stack.popLast() else { throw Failure.truncated }
        stack.append(.list(list + values))
    }
}
