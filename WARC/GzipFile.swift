import CZlib
import Glibc

/// A file read from its beginning, decompressed on the way where it is gzip (also of many members, as WARC files are).
final class GzipFile {
    private let file: gzFile
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)
    private var filled = 0
    private var position = 0
    /// What went wrong at the file's end, if it was not its end.
    private(set) var fault: String?

    init(path: String) throws(WARCError) {
        guard let file = gzopen(path, "rb") else {
            throw .unreadable(String(cString: strerror(errno)))
        }
        self.file = file
    }

    deinit { gzclose_r(file) }

    /// Bytes of the file, compressed, that were read so far: for showing how far a reader has come.
    var compressedBytesRead: Int { max(0, gzoffset(file)) }

    /// A line without its end, or nil at the end of the file. A line longer than `limit` bytes is cut there.
    func line(limit: Int = 65_536) -> [UInt8]? {
        var line: [UInt8] = []
        while let byte = next() {
            if byte == UInt8(ascii: "\n") {
                if line.last == UInt8(ascii: "\r") { line.removeLast() }
                return line
            }
            if line.count < limit { line.append(byte) }
        }
        return line.isEmpty ? nil : line
    }

    /// The next `count` bytes, of which at most `keeping` are kept; nil when the file ends before.
    func bytes(_ count: Int, keeping: Int) -> [UInt8]? {
        var kept: [UInt8] = []
        kept.reserveCapacity(min(count, keeping, 1 << 20))
        var rest = count
        while rest > 0 {
            guard fill() else { return nil }
            let step = min(rest, filled - position)
            kept += buffer[position..<position + min(step, keeping - kept.count)]
            position += step
            rest -= step
        }
        return kept
    }

    private func next() -> UInt8? {
        guard fill() else { return nil }
        defer { position += 1 }
        return buffer[position]
    }

    private func fill() -> Bool {
        guard position == filled else { return true }
        let count = gzread(file, &buffer, UInt32(buffer.count))
        (position, filled) = (0, max(0, Int(count)))
        if count <= 0 { noteFault() }
        return count > 0
    }

    private func noteFault() {
        var code: Int32 = 0
        guard let text = gzerror(file, &code), code != Z_OK, code != Z_STREAM_END else { return }
        fault = String(cString: text)
    }
}
