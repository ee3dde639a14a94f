import CZlib

/// Undoes zlib, gzip and bare deflate.
enum Inflate {
    /// The bytes, or nil when they are not compressed so, are cut off, or are more than `limit`.
    static func decompress(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
        run(bytes, limit, dateline_inflate_begin) ?? run(bytes, limit, dateline_inflate_begin_raw)
    }

    private static func run(
        _ bytes: [UInt8], _ limit: Int, _ begin: (UnsafeMutablePointer<z_stream>) -> Int32
    ) -> [UInt8]? {
        var stream = z_stream()
        guard begin(&stream) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        var input = bytes
        var result: [UInt8] = []
        let step = 1 << 16
        return input.withUnsafeMutableBufferPointer { input in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(input.count)
            while true {
                var status = Z_OK
                let chunk = [UInt8](unsafeUninitializedCapacity: step) { buffer, count in
                    stream.next_out = buffer.baseAddress
                    stream.avail_out = UInt32(step)
                    status = inflate(&stream, Z_NO_FLUSH)
                    count = step - Int(stream.avail_out)
                }
                result += chunk
                if status == Z_STREAM_END { return result.count <= limit ? result : nil }
                guard status == Z_OK, result.count <= limit else { return nil }
            }
        }
    }
}
