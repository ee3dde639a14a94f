/// A statement's parameters, side by side in one buffer, as libpq wants them.
struct ParameterBuffer {
    private var types: [UInt32] = []
    private var starts: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []
    private var bytes: [UInt8] = []

    /// Throws when a text holds a NUL: libpq would cut it off there without a word.
    init(_ parameters: [Parameter]) throws(PostgresError) {
        for (index, parameter) in parameters.enumerated() {
            let value = parameter.bytes ?? []
            guard parameter.isBinary || !value.contains(0) else {
                throw PostgresError(sqlState: "22021", message: "a NUL byte in parameter $\(index + 1)")
            }
            types.append(parameter.type)
            starts.append(parameter.bytes == nil ? nil : bytes.count)
            lengths.append(Int32(clamping: value.count))
            formats.append(parameter.isBinary ? 1 : 0)
            bytes += value
            bytes.append(0)
        }
    }

    /// Lends types, values, lengths and formats.
    func withPointers<Result>(
        _ body: (
            UnsafePointer<UInt32>, UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<Int32>, UnsafePointer<Int32>
        )
            -> Result
    ) -> Result {
        bytes.withUnsafeBytes { buffer in
            let values = starts.map { start in
                start.flatMap { buffer.baseAddress?.advanced(by: $0).assumingMemoryBound(to: CChar.self) }
            }
            return body(types, values, lengths, formats)
        }
    }
}
