/// Whether bytes are UTF-8.
public enum UTF8Check {
    /// The first byte that is none, counted from 1; nil when all are.
    public static func firstInvalidByte(in bytes: ArraySlice<UInt8>) -> Int? {
        do {
            _ = try UTF8Span(validating: bytes.span)
            return nil
        } catch {
            return error.byteOffsets.lowerBound + 1
        }
    }
}
