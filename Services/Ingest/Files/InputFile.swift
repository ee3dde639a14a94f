import Glibc
import Service

/// A file or standard input, read piece by piece.
final class InputFile {
    /// The path, `-` for standard input.
    let path: String
    /// In bytes; nil when it is not known.
    let size: Int?
    private let descriptor: Int32

    init(_ path: String) throws(SystemError) {
        self.path = path
        descriptor = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError(doing: "opening '\(path)'") }
        var status = stat()
        size = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }

    deinit { close(descriptor) }

    /// The next bytes, at most `count`; none at the end.
    func read(atMost count: Int = 1 << 18) throws(SystemError) -> [UInt8] {
        var result = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
            repeat { result = Glibc.read(descriptor, buffer.baseAddress, count) } while result < 0 && errno == EINTR
            used = max(0, result)
        }
        if result < 0 { throw SystemError(doing: "reading '\(path)'") }
        return bytes
    }

    /// All that is left, but no more than `limit` bytes and one.
    func readAll(limit: Int) throws(SystemError) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count <= limit {
            let piece = try read(atMost: min(1 << 18, limit + 1 - bytes.count))
            if piece.isEmpty { break }
            bytes += piece
        }
        return bytes
    }
}
