/// What can stand behind a ``LogKey``.
public protocol LogValue: Sendable {
    /// Appends the value as JSON.
    func append(toJSON line: inout String)
}

extension String: LogValue {
    /// Appends a quoted string.
    public func append(toJSON line: inout String) {
        line.append("\"")
        for scalar in unicodeScalars { Self.append(scalar, toJSON: &line) }
        line.append("\"")
    }

    private static func append(_ scalar: Unicode.Scalar, toJSON line: inout String) {
        switch scalar {
        case "\"", "\\": line.append("\\\(scalar)")
        case "\n": line.append("\\n")
        case "\t": line.append("\\t")
        case "\r": line.append("\\r")
        case _ where scalar.value < 0x20 || scalar.value == 0x7f:
            line.append("\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16))
        default: line.unicodeScalars.append(scalar)
        }
    }
}

extension Bool: LogValue {
    /// Appends `true` or `false`.
    public func append(toJSON line: inout String) { line.append(self ? "true" : "false") }
}

extension LogValue where Self: BinaryInteger {
    /// Appends the number.
    public func append(toJSON line: inout String) { line.append(String(self)) }
}

extension Int: LogValue {}
extension Int32: LogValue {}
extension Int64: LogValue {}

extension Double: LogValue {
    /// Appends the number, or null where JSON has none.
    public func append(toJSON line: inout String) { line.append(isFinite ? description : "null") }
}
